/** What this module announces; ids and codes only. */
export const events = {
  /** `{ caseId, contactId? }` */
  opened: 'cases.opened',
  /** `{ caseId, needId, needCode, status }` */
  needChanged: 'cases.need_changed',
  /** `{ caseId }` */
  closed: 'cases.closed',
  /** `{ caseId }` */
  reopened: 'cases.reopened',
  /** `{ caseId, glassId }` */
  glassBroken: 'cases.glass_broken',
  /** `{ caseId, handOverId, toId }` */
  handedOver: 'cases.handed_over',
} as const
