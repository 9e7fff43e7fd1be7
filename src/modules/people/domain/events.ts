/** Payload `{ consentId, personId }`: whatever rests on this consent must stop. */
export const consentWithdrawn = 'people.consent_withdrawn'

/** { personId, keptId }: the first is read in the second from now on. */
export const personsMerged = 'people.merged'

/** { personId, keptId }: both stand for themselves again. */
export const personsUnmerged = 'people.unmerged'
