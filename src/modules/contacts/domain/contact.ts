/** How a contact came about. */
export const channels = ['call_in', 'call_out', 'visit', 'message', 'mobile', 'letter', 'web'] as const
export type Channel = (typeof channels)[number]

export const outcomes = ['answered', 'case_opened', 'referred', 'call_back', 'not_a_request'] as const
export type Outcome = (typeof outcomes)[number]

/** Why a contact was no request for help. */
export const notRequests = ['prank', 'wrong_number', 'silent', 'test', 'abusive'] as const
export type NotRequest = (typeof notRequests)[number]

export const sexes = ['female', 'male', 'other'] as const
export type Sex = (typeof sexes)[number]

export const ageBands = ['under_14', '14_17', '18_24', '25_34', '35_49', '50_64', '65_over'] as const
export type AgeBand = (typeof ageBands)[number]

/** What is handed out; counted by kind. */
export const materialKinds = ['leaflet', 'booklet', 'handbook', 'card', 'poster', 'other'] as const
export type MaterialKind = (typeof materialKinds)[number]
export type Materials = Readonly<Partial<Record<MaterialKind, number>>>

/** All pieces handed out, of whatever kind. */
export function piecesOf(materials: Materials): number {
  return materialKinds.reduce((sum, kind) => sum + (materials[kind] ?? 0), 0)
}

/** What is wrong with the parts of a contact taken together; empty where nothing is. */
export function problemsOfContact(contact: {
  readonly anonymous?: boolean | undefined
  readonly personId: string | null
  readonly outcome: Outcome | null
  readonly notRequest: NotRequest | null
  readonly needs: readonly string[]
  readonly callBack: unknown
  readonly channel: Channel
}): { path: string; code: string }[] {
  const problems: { path: string; code: string }[] = []
  const { outcome } = contact
  if (contact.anonymous && contact.personId) problems.push({ path: 'personId', code: 'anonymous_has_person' })
  if (outcome === null && contact.channel !== 'web') problems.push({ path: 'outcome', code: 'required' })
  if (outcome === 'not_a_request' && !contact.notRequest)
    problems.push({ path: 'notRequest', code: 'required' })
  if (outcome !== 'not_a_request' && contact.notRequest)
    problems.push({ path: 'notRequest', code: 'only_for_not_a_request' })
  if (outcome === 'not_a_request' && contact.needs.length > 0)
    problems.push({ path: 'needs', code: 'none_for_not_a_request' })
  if (outcome === 'call_back' && !contact.callBack) problems.push({ path: 'callBack', code: 'required' })
  if (outcome !== 'call_back' && contact.callBack)
    problems.push({ path: 'callBack', code: 'only_for_call_back' })
  return problems
}
