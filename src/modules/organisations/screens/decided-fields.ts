import type { FieldToDecide } from '#staff/hooks.ts'

export const settingFields: readonly FieldToDecide[] = [
  { name: 'name', label: 'organisations.name' },
  { name: 'phone', label: 'organisations.phone' },
  { name: 'languages', label: 'organisations.languages', words: 'language.', free: true },
  { name: 'timeZone', label: 'organisations.timeZone' },
  { name: 'hours', label: 'organisations.hours' },
  { name: 'takesPublicRequests', label: 'organisations.publicRequests' },
  { name: 'closingNeedsApproval', label: 'organisations.approval' },
]
