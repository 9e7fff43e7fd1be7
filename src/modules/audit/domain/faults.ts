/** What verification can find wrong. */
export const faultKinds = [
  /** The line does not say what it said when it was sealed. */
  'changed',
  /** A number of the chain has no line any more, or is not there at all. */
  'removed',
  /** A line stands among the sealed ones and is not sealed itself. */
  'inserted',
  /** The line was sealed at another place of the chain. */
  'reordered',
  /** A signed head says something else than the chain. */
  'head_differs',
  /** A head is not signed by the key it names. */
  'head_not_signed',
] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Fault {
  readonly kind: FaultKind
  /** Place in the chain; null for a line that has none. */
  readonly number: number | null
  readonly lineId: string | null
  /** The day of a head. */
  readonly day?: string | null
}
