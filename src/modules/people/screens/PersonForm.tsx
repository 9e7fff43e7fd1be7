import { localeNames, locales } from '#i18n/locales.ts'
import type { Day } from '#lib/day.ts'
import { PlacePicker, useTaxonomy } from '#modules/directory/screens/parts.ts'
import { useFormat, useLocale, useT } from '#staff/hooks.ts'
import { Choice, MultiChoice } from '#ui/Choice.tsx'
import { countryOptions } from '#ui/countries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { PersonView } from '../contract.ts'
import { type AgeBand, ageBands, type Sex, sexes } from '../domain/person.ts'
import { optionsOf } from './options.ts'

/** What is typed of a person; plain text until it is sent. */
export interface PersonDraft {
  readonly name: string
  readonly otherNames: string
  readonly sex: Sex | null
  readonly birthYear: string
  readonly birthDay: Day | ''
  readonly ageBand: AgeBand | ''
  readonly citizenship: string
  readonly languages: readonly string[]
  /** As it was said or chosen; `placeId` only where it was chosen from the list. */
  readonly place: string
  readonly placeId: string | null
  readonly countryNow: string
  readonly targetGroups: readonly string[]
  readonly notes: string
}

export const emptyPerson: PersonDraft = {
  name: '',
  otherNames: '',
  sex: null,
  birthYear: '',
  birthDay: '',
  ageBand: '',
  citizenship: '',
  languages: [],
  place: '',
  placeId: null,
  countryNow: '',
  targetGroups: [],
  notes: '',
}

export function draftOf(person: PersonView): PersonDraft {
  const [first, ...others] = person.names
  return {
    name: first?.text ?? '',
    otherNames: others.map(name => name.text).join('\n'),
    sex: person.sex,
    birthYear: person.birthYear === null ? '' : String(person.birthYear),
    birthDay: (person.birthDay ?? '') as Day | '',
    ageBand: person.ageBand ?? '',
    citizenship: person.citizenships[0] ?? '',
    languages: person.languages,
    place: person.placeText ?? '',
    placeId: person.placeId,
    countryNow: person.countryNow ?? '',
    targetGroups: person.targetGroups,
    notes: person.notes ?? '',
  }
}

/** As the contract wants it. What the form does not show (a second citizenship, the kind of a name) stays as it was. */
export function sentOf(draft: PersonDraft, before?: PersonView) {
  const texts = [draft.name, ...draft.otherNames.split('\n')].map(text => text.trim()).filter(Boolean)
  // A name that stays as written keeps what is known of it.
  const nameOf = (text: string) =>
    before?.names.find(name => name.text === text) ?? { text, kind: 'as_heard' as const }
  const year = draft.birthYear.trim()
  return {
    names: texts.map(nameOf),
    sex: draft.sex,
    birthYear: year === '' ? null : year,
    // A year corrected by itself leaves the day behind.
    birthDay: draft.birthDay.startsWith(year) ? draft.birthDay || null : null,
    ageBand: draft.ageBand === '' ? null : draft.ageBand,
    citizenships: [...new Set([draft.citizenship, ...(before?.citizenships.slice(1) ?? [])])].filter(Boolean),
    languages: [...draft.languages],
    placeId: draft.placeId,
    placeText: draft.place,
    countryNow: draft.countryNow || null,
    targetGroups: [...draft.targetGroups],
    notes: draft.notes,
  }
}

interface Props {
  readonly value: PersonDraft
  readonly onChange: (value: PersonDraft) => void
  readonly errors: Readonly<Record<string, string>>
  /** Only what a call leaves time for: name, sex, year, place. */
  readonly short?: boolean
}

export function PersonForm({ value, onChange, errors, short }: Props) {
  const t = useT()
  const set = (change: Partial<PersonDraft>) => onChange({ ...value, ...change })
  return (
    <>
      <TextInput
        label={t('people.name')}
        value={value.name}
        onChange={name => set({ name })}
        error={errors['names[0].text']}
        maxLength={200}
      />
      <Choice
        label={t('ui.sex')}
        value={value.sex}
        options={optionsOf(sexes, sex => t(`ui.sex.${sex}`))}
        onChange={sex => set({ sex })}
      />
      <div class="cols even">
        <TextInput
          label={t('people.birth_year')}
          inputMode="numeric"
          maxLength={4}
          value={value.birthYear}
          onChange={birthYear => set({ birthYear })}
          error={errors.birthYear}
        />
        <PlacePicker
          label={t('people.place')}
          placeId={value.placeId}
          onChange={place => set({ placeId: place.id, place: place.name })}
          onType={place => set({ placeId: null, place })}
          hint={value.placeId ? undefined : value.place || undefined}
          error={errors.placeText ?? errors.placeId}
        />
      </div>
      {!short && <MoreFields value={value} set={set} errors={errors} />}
    </>
  )
}

function MoreFields({
  value,
  set,
  errors,
}: Pick<Props, 'value' | 'errors'> & { set: (change: Partial<PersonDraft>) => void }) {
  const t = useT()
  const locale = useLocale()
  const { today } = useFormat()
  const groups = useTaxonomy()?.targetGroups ?? []
  return (
    <>
      <DateInput
        label={t('people.birth_day')}
        value={value.birthDay}
        max={today()}
        onChange={birthDay => set(birthDay ? { birthDay, birthYear: birthDay.slice(0, 4) } : { birthDay })}
        error={errors.birthDay}
      />
      {value.birthYear === '' && (
        <Select
          label={t('people.age_band')}
          value={value.ageBand}
          options={optionsOf(ageBands, band => t(`people.age_band.${band}`))}
          onChange={ageBand => set({ ageBand })}
        />
      )}
      <div class="cols even">
        <Select
          label={t('people.citizenship')}
          value={value.citizenship}
          options={countryOptions(t) as { value: string; label: string }[]}
          onChange={citizenship => set({ citizenship })}
          error={errors.citizenships}
        />
        <Select
          label={t('people.country_now')}
          value={value.countryNow}
          options={countryOptions(t) as { value: string; label: string }[]}
          onChange={countryNow => set({ countryNow })}
          error={errors.countryNow}
        />
      </div>
      <MultiChoice
        label={t('people.languages')}
        value={value.languages}
        options={locales.map(locale => ({ value: locale as string, label: localeNames[locale] }))}
        onChange={languages => set({ languages })}
      />
      {groups.length > 0 && (
        <MultiChoice
          label={t('people.target_groups')}
          value={value.targetGroups}
          options={groups.map(({ code, name }) => ({ value: code, label: name[locale] }))}
          onChange={targetGroups => set({ targetGroups })}
        />
      )}
      <TextArea
        label={t('people.other_names')}
        value={value.otherNames}
        onChange={otherNames => set({ otherNames })}
        error={errors.names}
      />
      <TextArea
        label={t('people.notes')}
        value={value.notes}
        onChange={notes => set({ notes })}
        error={errors.notes}
      />
    </>
  )
}
