/** A line of the log as the chain covers it: every column, times to the microsecond as the database has them. */
export interface SealedLine {
  readonly id: string
  readonly at: string
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly action: string
  readonly thing_kind: string
  readonly thing_id: string | null
  readonly details: unknown
  readonly request_id: string
}

export interface Place {
  readonly organisationId: string
  /** From 1, without a gap. */
  readonly number: number
  readonly sealedAt: string
}

/**
 * The one text of a line at its place that everybody who computes its hash agrees on: a JSON list in this order, without
 * spaces, the keys of `details` in order of their code units.
 */
export function canonicalLine(line: SealedLine, { organisationId, number, sealedAt }: Place): string {
  const { id, at, actor_kind, actor_id, action, thing_kind, thing_id, details, request_id } = line
  const head = [1, organisationId, number, sealedAt, id, at, actor_kind, actor_id, action, thing_kind]
  return JSON.stringify([...head, thing_id, sorted(details), request_id])
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** The end of a chain at a moment, as it is signed. */
export interface Head {
  readonly organisationId: string
  readonly day: string | null
  readonly number: number
  /** SHA-256, hex. */
  readonly hash: string
  readonly signedAt: string
  readonly keyId: string
}

/** What is signed: plain lines that can be read, typed in from paper and checked with any tool. */
export function headText({ organisationId, day, number, hash, signedAt, keyId }: Head): string {
  return [
    'hamroh audit head 1',
    `organisation ${organisationId}`,
    `day ${day ?? '-'}`,
    `number ${number}`,
    `hash ${hash}`,
    `signed-at ${signedAt}`,
    `key ${keyId}`,
    '',
  ].join('\n')
}
