/** That something was erased, without saying whose it was: what kinds, how many, when, by whom. */
export interface Proof {
  readonly organisationId: string
  readonly erasureId: string
  readonly kind: string
  readonly askedBy: string
  readonly requestedAt: string
  readonly approvedBy: string
  readonly approvedAt: string
  readonly doneAt: string
  readonly counts: Readonly<Record<string, number>>
  readonly keyId: string
}

/** What is signed: plain lines, kinds in the order of their names. */
export function proofText(proof: Proof): string {
  const counts = Object.entries(proof.counts).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    'hamroh erasure proof 1',
    `organisation ${proof.organisationId}`,
    `erasure ${proof.erasureId}`,
    `kind ${proof.kind}`,
    `asked-by ${proof.askedBy}`,
    `asked-at ${proof.requestedAt}`,
    `approved-by ${proof.approvedBy}`,
    `approved-at ${proof.approvedAt}`,
    `done-at ${proof.doneAt}`,
    ...counts.map(([kind, count]) => `erased ${kind} ${count}`),
    `key ${proof.keyId}`,
    '',
  ].join('\n')
}
