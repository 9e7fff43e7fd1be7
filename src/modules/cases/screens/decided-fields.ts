import type { FieldToDecide } from '#staff/hooks.ts'

/** How a file and its parts are called where two people changed the same one without a network. */
export const caseFields: readonly FieldToDecide[] = [
  { name: 'ownTitle', label: 'cases.field.own_title' },
  { name: 'nextStep', label: 'cases.column.next', free: true },
  { name: 'nextStepOn', label: 'cases.due_on' },
]

export const needFields: readonly FieldToDecide[] = [
  { name: 'status', label: 'cases.column.state', words: 'cases.need_status.' },
  { name: 'servedBy', label: 'cases.field.colleague' },
  { name: 'partner', label: 'cases.field.partner', free: true },
  { name: 'reason', label: 'cases.reason', free: true },
  { name: 'recovered', label: 'cases.field.recovered' },
]

export const goalFields: readonly FieldToDecide[] = [
  { name: 'text', label: 'cases.field.text', free: true },
  { name: 'status', label: 'cases.goal.status', words: 'cases.goal.status.' },
]

export const taskFields: readonly FieldToDecide[] = [
  { name: 'text', label: 'cases.field.text', free: true },
  { name: 'status', label: 'cases.column.state', words: 'cases.task.status.' },
  { name: 'dueOn', label: 'cases.due_on' },
  { name: 'basis', label: 'cases.due_on', with: 'dueOn' },
  { name: 'rule', label: 'cases.field.legal', with: 'dueOn' },
  { name: 'source', label: 'cases.field.source', free: true },
  { name: 'doerId', label: 'cases.field.colleague' },
  { name: 'goalId', label: 'cases.goal' },
  { name: 'result', label: 'cases.field.note', free: true },
]
