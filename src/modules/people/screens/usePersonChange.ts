import { languageName, useNames } from '#modules/directory/screens/parts.ts'
import { useChange, useFormat, useT } from '#staff/hooks.ts'
import { countryName } from '#ui/countries.ts'
import { type PersonView, updatePerson } from '../contract.ts'
import { personFields } from './decided-fields.ts'
import { draftOf, sentOf } from './PersonForm.tsx'

/** A change of what is known of a person, names included; where somebody else was faster, both versions are shown. */
export function usePersonChange() {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  const listed = (value: unknown, word: (one: string) => string) => format.list((value as string[]).map(word))
  const shown = (name: string, value: unknown): string | undefined => {
    if (value === null || value === undefined) return undefined
    if (name === 'names') return format.list((value as PersonView['names']).map(one => one.text))
    if (name === 'citizenships') return listed(value, code => countryName(t, code))
    if (name === 'languages') return listed(value, languageName)
    if (name === 'targetGroups') return listed(value, names)
    if (name === 'countryNow') return countryName(t, String(value))
    return undefined
  }
  const inputOf = (person: PersonView) => sentOf(draftOf(person), person)
  return useChange(updatePerson, { fields: personFields, inputOf, shown })
}
