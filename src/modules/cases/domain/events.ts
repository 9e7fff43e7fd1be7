/** What this module announces; ids and codes only. */
export const events = {
  /** `{ caseId, contactId, personId, workerIds, restricted }`; the contact and the person null where there are none. */
  opened: 'cases.opened',
  /** Who may know of it changed: the same payload as `opened`. */
  circleChanged: 'cases.circle_changed',
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
