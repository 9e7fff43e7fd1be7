/** `{ personId, erasureId }`: the person of this organisation was erased, in every module that holds persons. */
export const personErased = 'keeping.person_erased'
