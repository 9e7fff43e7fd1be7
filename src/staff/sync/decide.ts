import type { Waiting } from './device.ts'

type Values = Readonly<Record<string, unknown>>

/** A field of a change that may meet another version of the same record. Plain data: it lies in the outbox. */
export interface DecidedField {
  readonly name: string
  /** Key of its label. */
  readonly label: string
  /** Key of the words for its value begins with this. */
  readonly words?: string
  /** Free text: both versions may be kept, one below the other. */
  readonly free?: true
  /** Never asked about: it follows the version taken of that field. */
  readonly with?: string
}

/** What a change was made on, so that it can be told who changed what. */
export interface Basis {
  readonly fields: readonly DecidedField[]
  readonly before: Values
}

export type Taken = 'yours' | 'theirs' | 'both'

export interface Dispute {
  readonly field: DecidedField
  readonly yours: unknown
  readonly theirs: unknown
  readonly before: unknown
}

/** A record as it is answered, with the names its changes have: `doer: { id }` is sent as `doerId`, or as the id alone. */
function asSent(record: Values): Values {
  const pairs = Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    const isThing = typeof value === 'object' && value !== null && 'id' in value
    const id = isThing ? value.id : value
    return value === null || isThing
      ? [
          [`${name}Id`, id],
          [name, id],
        ]
      : [[name, value]]
  })
  return { ...Object.fromEntries(pairs), ...Object.fromEntries(pairs.filter(([name]) => name in record)) }
}

/** An empty text is sent where nothing is kept. */
const plain = (value: unknown) => JSON.stringify(value === '' ? null : (value ?? null))
const same = (a: unknown, b: unknown) => plain(a) === plain(b)

/** Fields that both changed, to different values: only these need a person. */
export function disputes(basis: Basis, yours: Values, answered: Values): Dispute[] {
  const [before, theirs] = [asSent(basis.before), asSent(answered)]
  return basis.fields.flatMap(field => {
    if (field.with || !(field.name in theirs)) return []
    const mine = yours[field.name]
    const other = theirs[field.name]
    const was = before[field.name]
    const isDisputed = !same(mine, other) && !same(mine, was) && !same(other, was)
    return isDisputed ? [{ field, yours: mine, theirs: other, before: was }] : []
  })
}

/** What is sent once it is decided: per field the version taken; where only one side changed it, that side's. */
export function decided(
  basis: Basis,
  yours: Values,
  answered: Values,
  taken: Readonly<Record<string, Taken>>,
): Values {
  const [before, theirs] = [asSent(basis.before), asSent(answered)]
  const side = (name: string): Taken => taken[name] ?? (same(yours[name], before[name]) ? 'theirs' : 'yours')
  const pairs = basis.fields.flatMap(({ name, with: leader }): [string, unknown][] => {
    const how = side(leader ?? name)
    if (how === 'yours' || !(name in theirs)) return []
    return [[name, how === 'both' ? `${theirs[name] ?? ''}\n${yours[name] ?? ''}` : theirs[name]]]
  })
  return { ...yours, ...Object.fromEntries(pairs), version: answered.version }
}

/**
 * A later change of the same person to the same record, typed before the earlier one was sent: it goes on top of what
 * the earlier one became. Nobody else's words are touched by it, because the server took the earlier one.
 */
export function onTopOf(sent: Waiting, reply: unknown, next: Waiting): Waiting {
  if (next.url !== sent.url || next.method !== sent.method || !next.basis || !sent.basis) return next
  if (next.problem || !isVersioned(reply)) return next
  const [mine, earlier] = [valuesOf(next.body), valuesOf(sent.body)]
  // Made on the same version; one that was made on the newer one is right already.
  if (mine.version !== earlier.version) return next
  const body = JSON.stringify(decided(next.basis, mine, reply, {}))
  return { ...next, body, basis: { ...next.basis, before: reply } }
}

export const valuesOf = (body: string): Values => JSON.parse(body) as Values // a body is one flat object

export function isVersioned(reply: unknown): reply is Values & { version: number } {
  return typeof reply === 'object' && reply !== null && typeof (reply as Values).version === 'number'
}
