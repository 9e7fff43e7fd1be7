import type { MessageKey } from '#i18n/translate.ts'
import { languageName, useNames, useTaxonomy } from '#modules/directory/screens/parts.ts'
import { useFormat, useLocale, useT } from '#staff/hooks.ts'
import { countryName } from '#ui/countries.ts'
import { type Materials, materialKinds } from '../domain/contact.ts'

const labels: Readonly<Record<string, MessageKey>> = {
  channel: 'contacts.channel',
  startedAt: 'contacts.when',
  durationSeconds: 'contacts.minutes',
  personId: 'contacts.name_person',
  personLabel: 'contacts.name_person',
  minutes: 'contacts.minutes',
  anonymous: 'contacts.anonymous',
  language: 'ui.language',
  country: 'contacts.country',
  placeId: 'contacts.place',
  placeText: 'contacts.place',
  sex: 'contacts.who',
  ageBand: 'contacts.age',
  targetGroups: 'contacts.target_groups',
  needs: 'contacts.needs',
  signs: 'contacts.signs',
  said: 'contacts.said',
  advised: 'contacts.advised',
  materials: 'contacts.materials',
  outcome: 'contacts.outcome',
  notRequest: 'contacts.not_request',
  caseId: 'contacts.case',
}

/** The fields of a contact and what stands in them, in the reader's words; ids are not shown. */
export function useFieldWords() {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  const locale = useLocale()
  const signs = useTaxonomy()?.riskIndicators ?? []
  const signName = (code: string) => signs.find(one => one.code === code)?.name[locale] ?? code
  const materialWords = (materials: Materials) =>
    materialKinds
      .filter(kind => materials[kind])
      .map(kind => `${t(`contacts.material.${kind}`)}: ${format.number(materials[kind] ?? 0)}`)
      .join(', ')
  /** Values come from the interface or from a kept version of it; what each field holds is said by the contract. */
  const value = (field: string, given: unknown): string => {
    if (given === null || given === undefined || given === '') return ''
    if (field === 'signs') return format.list((given as string[]).map(signName))
    if (Array.isArray(given)) return format.list(given.map(names))
    if (field === 'materials') return materialWords(given as Materials)
    if (field === 'startedAt') return format.instant(String(given))
    if (field === 'durationSeconds') return format.duration(Math.ceil(Number(given) / 60), 'short')
    if (field === 'language') return languageName(String(given))
    if (field === 'country') return countryName(t, String(given))
    if (field.endsWith('Id')) return ''
    if (typeof given === 'boolean') return t(given ? 'ui.yes' : 'ui.no')
    const prefix = coded[field]
    return prefix ? t(`${prefix}.${given}` as MessageKey) : String(given)
  }
  return {
    /** Null for what Hamroh works out by itself. */
    label: (field: string) => (labels[field] ? t(labels[field]) : ''),
    value,
  }
}

const coded: Readonly<Record<string, string>> = {
  channel: 'contacts.channel',
  outcome: 'contacts.outcome',
  notRequest: 'contacts.not_request',
  sex: 'ui.sex',
  ageBand: 'people.age_band',
}
