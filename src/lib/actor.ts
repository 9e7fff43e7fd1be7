/** Who is acting. The same shape in the database's row policies, in services and, as `me`, in the staff app. */
export const roles = [
  'operator',
  'caseworker',
  'lawyer',
  'supervisor',
  'programme_manager',
  'directory_editor',
  'field_agent',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/**
 * `member`: signed in. `public`: nobody in particular. `partner`: somebody without an account, holding the link to one
 * referral. `system`: Hamroh itself, in a job, an event handler or on behalf of a public form.
 */
export type ActorKind = 'member' | 'public' | 'partner' | 'system'

export interface Actor {
  readonly kind: ActorKind
  /** Null for everybody but a member. */
  readonly userId: string | null
  readonly sessionId: string | null
  /** Whose data it works on; null only for the public before an organisation is known. */
  readonly organisationId: string | null
  readonly name: string
  readonly roles: readonly Role[]
  readonly teamIds: readonly string[]
  readonly locale: string
  readonly timeZone: string
  /** Signed in with too little: may only set up a second factor, or give the code of the one there is. */
  readonly limited?: 'set_up' | 'code'
}

export const nobody: Actor = {
  kind: 'public',
  userId: null,
  sessionId: null,
  organisationId: null,
  name: '',
  roles: [],
  teamIds: [],
  locale: 'en',
  timeZone: 'Asia/Dushanbe',
}

export function systemActor(organisationId: string | null): Actor {
  return { ...nobody, kind: 'system', organisationId, name: 'Hamroh' }
}

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return wanted.some(role => actor.roles.includes(role))
}
