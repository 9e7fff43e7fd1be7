import type { Waiting } from './device.ts'

export type Values = Readonly<Record<string, unknown>>

/** A field of a change that may meet another version of the same record. Plain data: it lies in the outbox. */
export interface DecidedField {
  /** With a dot: of a part of it (`wage.debts`). */
  readonly name: string
  /** Key of its label, or the words themselves where content gives them. */
  readonly label: string
  /** Key of the words for its value begins with this. */
  readonly words?: string
  /** Free text or a list: both versions may be kept, one below the other. */
  readonly free?: true
  /** Left empty it stays as it is: a number that is not shown to whoever corrects the rest. */
  readonly keeps?: true
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
    if (field.with || !has(theirs, field.name)) return []
    const mine = at(yours, field.name)
    const other = at(theirs, field.name)
    const was = at(before, field.name)
    if (field.keeps && same(mine, null)) return []
    const isDisputed = !same(mine, other) && !same(mine, was) && !same(other, was)
    return isDisputed ? [{ field, yours: mine, theirs: other, before: was }] : []
  })
}

/**
 * What is sent once it is decided: per field the version taken; where only one side changed it, that side's. What nobody
 * is asked about (it has no field) is theirs unless it was changed here.
 */
export function decided(
  basis: Basis,
  yours: Values,
  answered: Values,
  taken: Readonly<Record<string, Taken>>,
): Values {
  const [before, theirs] = [asSent(basis.before), asSent(answered)]
  const fieldOf = new Map(basis.fields.map(field => [field.name, field]))
  const side = (name: string): Taken =>
    taken[name] ?? (same(at(yours, name), at(before, name)) ? 'theirs' : 'yours')
  const inParts = new Set(basis.fields.map(({ name }) => name.split('.')[0]))
  const names = [...fieldOf.keys(), ...Object.keys(yours).filter(name => !inParts.has(name))]
  let result: Values = { ...yours, version: answered.version }
  for (const name of names) {
    const field = fieldOf.get(name)
    const how = side(field?.with ?? name)
    if (how === 'yours' || !has(theirs, name) || name === 'version') continue
    if (field?.keeps) result = put(result, name, null)
    else
      result = put(
        result,
        name,
        how === 'both' ? bothOf(at(theirs, name), at(yours, name)) : at(theirs, name),
      )
  }
  return result
}

const partOf = (values: Values, name: string): [Values | null, string] => {
  const [whole = '', part] = name.split('.')
  if (part === undefined) return [values, whole]
  const of = values[whole]
  return [typeof of === 'object' && of !== null ? (of as Values) : null, part]
}
const has = (values: Values, name: string): boolean => {
  const [of, part] = partOf(values, name)
  return of !== null && part in of
}
const at = (values: Values, name: string): unknown => {
  const [of, part] = partOf(values, name)
  return of?.[part]
}
function put(values: Values, name: string, value: unknown): Values {
  const [whole = '', part] = name.split('.')
  if (part === undefined) return { ...values, [whole]: value }
  const of = values[whole] as Values | null // only parts that are there are put
  return of ? { ...values, [whole]: { ...of, [part]: value } } : values
}

/** One below the other; of lists everything that is in either, each once. */
function bothOf(theirs: unknown, yours: unknown): unknown {
  if (!Array.isArray(theirs) || !Array.isArray(yours)) return `${theirs ?? ''}\n${yours ?? ''}`
  const keyOf = (one: unknown) => plain(isNamed(one) ? one.text : one)
  const known = new Set(theirs.map(keyOf))
  return [...theirs, ...yours.filter(one => !known.has(keyOf(one)))]
}

const isNamed = (one: unknown): one is { text: unknown } =>
  typeof one === 'object' && one !== null && 'text' in one

/** A change that nobody needs to be asked about: what the two changed does not touch. Null: somebody must decide. */
export function settled(basis: Basis, yours: Values, theirs: Values): Values | null {
  return disputes(basis, yours, theirs).length === 0 ? decided(basis, yours, theirs, {}) : null
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
