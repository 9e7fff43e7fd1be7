/** Fewer than this many claims behind a number, and it is not shown: the usual floor of tables about persons. */
export const threshold = 5

export interface Counted {
  readonly claims: number
  readonly claimsOpen: number
  readonly claimed: number
  readonly paidClaims: number
  readonly paidOpen: number
  readonly recovered: number
}

/**
 * What may be shown of one currency and quarter. A sum is hidden with its count; a count that rests on restricted files
 * alone is hidden as a small one. What is nought is shown: nothing is told by it.
 */
export function shownOf(row: Counted) {
  const entered = mayShow(row.claims, row.claimsOpen)
  const came = mayShow(row.paidClaims, row.paidOpen)
  return {
    claims: entered ? row.claims : null,
    claimed: entered ? row.claimed : null,
    paidClaims: came ? row.paidClaims : null,
    recovered: came ? row.recovered : null,
  }
}

const mayShow = (count: number, open: number) => count === 0 || (count >= threshold && open > 0)
