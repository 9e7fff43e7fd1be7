/**
 * What an action of the log did to somebody's file, in the few words that the person it is about is told. Actions are
 * many and named for those who build; these are for those who ask.
 */
export const doings = [
  'read',
  'changed',
  'searched',
  'number',
  'told',
  'glass',
  'exported',
  'erased',
] as const
export type Doing = (typeof doings)[number]

const known: Readonly<Record<string, Doing>> = {
  'people.reveal_number': 'number',
  'referrals.reveal_number': 'number',
  'people.search': 'searched',
  'people.disclose': 'told',
  'people.print_consent': 'read',
  'people.readers': 'read',
  'cases.break_glass': 'glass',
  'referrals.send': 'told',
  'referrals.give_more': 'told',
  'referrals.make_link': 'told',
  'tracing.ask': 'told',
  'keeping.export_person': 'exported',
  'keeping.erase': 'erased',
  'audit.access_report': 'read',
}

export function doingOf(action: string): Doing {
  const listed = known[action]
  if (listed) return listed
  const verb = action.split('.')[1] ?? ''
  return /^(read|list|look_up|recognise|export|download|compose)/.test(verb) ? 'read' : 'changed'
}
