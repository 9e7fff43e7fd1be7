import { useState } from 'preact/hooks'
import { isLocale, type Locale, localeNames, locales } from '#i18n/locales.ts'
import { addMonths, type Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { listOrganisations } from '#modules/organisations/contract.ts'
import { useChange, useData, useFormat, useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice, MultiChoice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type ConsentView, giveConsent } from '../contract.ts'
import {
  type ConsentPurpose,
  type ConsentScope,
  consentPurposes,
  consentScopes,
  type GivenHow,
  givenHow as ways,
} from '../domain/consent.ts'
import { optionsOf } from './options.ts'

interface Props {
  readonly personId: string
  /** What is settled already, as in a referral: shown filled in. */
  readonly recipientId?: string | null
  readonly recipientName?: string
  readonly purpose?: ConsentPurpose
  readonly scopes?: readonly ConsentScope[]
  /** The person's language, for the receipt. */
  readonly language?: string | undefined
  readonly onGiven: (consent: ConsentView) => void
}

const usualMonths = 6

/** What may be told, to whom, what for, until when: asked in the words in which it is said to the person. */
export function ConsentForm(props: Props) {
  const t = useT()
  const { today } = useFormat()
  const mine = useLocale()
  const [id] = useState(newId)
  const [scopes, setScopes] = useState<readonly ConsentScope[]>(
    props.scopes ?? ['identity', 'contact_ways', 'story'],
  )
  const [recipientId, setRecipientId] = useState(props.recipientId ?? '')
  const [recipientName, setRecipientName] = useState(props.recipientName ?? '')
  const [purpose, setPurpose] = useState<ConsentPurpose>(props.purpose ?? 'referral')
  const [until, setUntil] = useState<Day | ''>(() => addMonths(today(), usualMonths))
  const [givenHow, setGivenHow] = useState<GivenHow | null>(null)
  const [guardian, setGuardian] = useState('')
  const [language, setLanguage] = useState<Locale>(isLocale(props.language) ? props.language : mine)
  const { data: network } = useData(listOrganisations, {})
  const change = useChange(giveConsent)
  const save = async () => {
    const sent = await change.send({
      id,
      personId: props.personId,
      scopes: [...scopes],
      recipientId: recipientId || null,
      recipientName,
      purpose,
      until,
      // Unsaid is told by the field, not guessed.
      givenHow: givenHow as GivenHow,
      guardian,
      language,
    })
    if (sent.ok && !sent.waiting) props.onGiven(sent.reply)
  }
  const { fieldErrors: errors } = change
  return (
    <div class="stack">
      <ErrorNote problem={change.error} />
      <MultiChoice
        label={t('people.receipt.what')}
        value={scopes}
        options={optionsOf(consentScopes, scope => t(`people.scope.${scope}`))}
        onChange={setScopes}
        error={errors.scopes}
      />
      <div class="cols even">
        <Select
          label={t('people.consent.recipient')}
          value={recipientId}
          options={(network?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
          onChange={setRecipientId}
          error={errors.recipientId}
        />
        {recipientId === '' && (
          <TextInput
            label={t('people.consent.recipient_name')}
            value={recipientName}
            onChange={setRecipientName}
            error={errors.recipientName}
          />
        )}
      </div>
      <Select
        label={t('people.receipt.purpose')}
        required
        value={purpose}
        options={optionsOf(consentPurposes, one => t(`people.purpose.${one}`))}
        onChange={setPurpose}
      />
      <DateInput
        label={t('people.receipt.until')}
        required
        value={until}
        onChange={setUntil}
        error={errors.until}
      />
      <Choice
        label={t('people.consent.given_how')}
        required
        value={givenHow}
        options={optionsOf(ways, one => t(`people.how.${one}`))}
        onChange={setGivenHow}
        error={errors.givenHow}
      />
      {givenHow === 'guardian' && (
        <TextInput
          label={t('people.consent.guardian')}
          value={guardian}
          onChange={setGuardian}
          error={errors.guardian}
        />
      )}
      <Select
        label={t('people.consent.language')}
        required
        value={language}
        options={locales.map(locale => ({ value: locale, label: localeNames[locale] }))}
        onChange={setLanguage}
      />
      <div class="row end">
        <Button look="main" busy={change.sending} onClick={() => void save()}>
          {t('people.consent.add')}
        </Button>
      </div>
    </div>
  )
}
