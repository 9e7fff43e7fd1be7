/** What this module announces; ids, codes and days only. */
export const events = {
  /** `{ caseId, claimId, kind }` */
  computed: 'claims.computed',
  /**
   * `{ caseId, claimId, dueOn, rule, source, locale }`: the last day to go to court; `dueOn` null where nothing waits for
   * a court any more.
   */
  courtDay: 'claims.court_day',
  /** `{ caseId, claimId, step }` */
  stepped: 'claims.stepped',
  /** `{ caseId, claimId, recoveryId }` */
  recovered: 'claims.recovered',
} as const
