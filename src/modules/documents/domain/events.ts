/** What this module announces; ids and codes only. */
export const events = {
  /** `{ caseId, documentId, template }` */
  made: 'documents.made',
  /** `{ caseId, documentId }`: a rule it names is not what it was when the letter was made. */
  ruleChanged: 'documents.rule_changed',
} as const
