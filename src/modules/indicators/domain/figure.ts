/** What is counted. Each has a definition in words: `indicators.definition.<measure>`. */
export const measures = [
  'contacts',
  'persons',
  'cases_opened',
  'cases_closed',
  'needs_added',
  'needs_ended',
  'referrals_sent',
  'referrals_received',
  'referrals_accepted',
  'referrals_done',
] as const
export type Measure = (typeof measures)[number]

/** What it is counted by. */
export const dimensions = [
  'area',
  'need',
  'outcome',
  'target_group',
  'sex',
  'age_band',
  'country',
  'citizenship',
  'channel',
  'language',
  'month',
] as const
export type Dimension = (typeof dimensions)[number]

const ofPersons = ['target_group', 'sex', 'age_band', 'country', 'citizenship', 'language'] as const
const ofNeeds = ['area', 'need', 'outcome', ...ofPersons, 'month'] as const

/** By what each can be counted: only what is recorded with it. A referral received tells nothing of the person. */
export const dimensionsOf: Readonly<Record<Measure, readonly Dimension[]>> = {
  contacts: ['area', 'need', 'outcome', ...ofPersons, 'channel', 'month'],
  persons: ['area', 'need', ...ofPersons],
  cases_opened: ['area', 'need', ...ofPersons, 'channel', 'month'],
  cases_closed: ['area', 'need', ...ofPersons, 'channel', 'month'],
  needs_added: ofNeeds,
  needs_ended: ofNeeds,
  referrals_sent: ofNeeds,
  referrals_received: ['area', 'need', 'outcome', 'month'],
  referrals_accepted: ['area', 'need', ...ofPersons, 'month'],
  referrals_done: ['area', 'need', ...ofPersons, 'month'],
}

/** Of what comes with a duration: days from opening to closing, from sending to the answer, to the end. */
export const measuresWithDays: readonly Measure[] = ['cases_closed', 'referrals_accepted', 'referrals_done']

/** Two dimensions that may stand beside each other: a need says its area already. */
export function mayCross(measure: Measure, rows: Dimension, columns: Dimension): boolean {
  const known = dimensionsOf[measure]
  if (rows === columns || !known.includes(rows) || !known.includes(columns)) return false
  return !(rows === 'need' && columns === 'area') && !(rows === 'area' && columns === 'need')
}

/**
 * Tags of the Humanitarian Exchange Language by dimension, for the row of tags in an export (HXL standard 1.1:
 * #sector, #subsector, #status, #affected, #country, #contact, #date).
 */
export const hxlTags: Readonly<Record<Dimension, string>> = {
  area: '#sector+name',
  need: '#subsector+name',
  outcome: '#status',
  target_group: '#affected+type',
  sex: '#affected+sex',
  age_band: '#affected+age',
  country: '#country+name',
  citizenship: '#affected+citizenship',
  channel: '#channel+type',
  language: '#affected+language',
  month: '#date+month',
}
export const hxlValue = (measure: Measure): string =>
  measure === 'persons' ? '#reached+num' : `#indicator+num+${measure}`
