import { problemWords } from '#i18n/problems.ts'
import type { Translate } from '#i18n/translate.ts'
import { HiddenFields, Problem, TextField } from '#site/form.tsx'
import { declineReasons, outcomes, returnReasons } from '../domain/referral.ts'
import type { PartnerMove, Problems, Typed } from './form.ts'
import type { PartnerPageProps } from './PartnerPage.tsx'

type Props = PartnerPageProps & { readonly move: PartnerMove }

/** One answer, folded away until it is wanted; open at once where it came back with a mistake. */
export function AnswerForm(props: Props) {
  const { move, action, code, reader, problems } = props
  const { t } = reader
  const mine = props.typed.move === move
  // What was typed into one form goes along into the others too: the name is asked for in each.
  const typed = mine ? props.typed : { ...props.typed, note: '', reason: '', outcome: '' }
  const wrong: Problems = mine ? problems : {}
  return (
    <details
      class="card"
      open={mine || (props.typed.move === null && (move === 'accept' || move === 'report'))}
    >
      <summary class="fold">
        <b>{t(`referrals.partner.${move}`)}</b>
      </summary>
      <form method="post" action={action} novalidate>
        <HiddenFields values={{ move, form: typed.formId, code: code ?? undefined }} />
        {move === 'accept' && <p>{t('referrals.partner.accept.what')}</p>}
        <Choices {...{ t, move, typed, wrong }} />
        <Text {...{ t, move, typed, wrong }} name="note" />
        <Text {...{ t, move, typed, wrong }} name="who" />
        <button type="submit" class={move === 'accept' || move === 'report' ? 'main' : 'wide'}>
          {t(`referrals.partner.${move}.send`)}
        </button>
      </form>
    </details>
  )
}

interface FieldProps {
  readonly t: Translate
  readonly move: PartnerMove
  readonly typed: Typed
  readonly wrong: Problems
}

/** Reasons, or how it ended. */
function Choices({ t, move, typed, wrong }: FieldProps) {
  if (move === 'accept' || move === 'ask_more') return null
  const name = move === 'report' ? 'outcome' : 'reason'
  const options =
    move === 'report'
      ? outcomes.map(code => [code, t(`referrals.outcome.${code}`)] as const)
      : move === 'decline'
        ? declineReasons.map(code => [code, t(`referrals.decline.${code}`)] as const)
        : returnReasons.map(code => [code, t(`referrals.return.${code}`)] as const)
  const error = wrong[name]
  return (
    <fieldset class="field" aria-describedby={error ? `${move}-${name}-problem` : undefined}>
      <legend>{t(name === 'outcome' ? 'referrals.outcome' : 'referrals.reason')}</legend>
      {options.map(([code, label]) => (
        <label key={code} class="check">
          <input
            type="radio"
            name={name}
            value={code}
            checked={typed[name] === code}
            aria-invalid={error ? 'true' : undefined}
          />
          {label}
        </label>
      ))}
      <Problem id={`${move}-${name}`} text={error && problemWords(t, error)} />
    </fieldset>
  )
}

function Text({ t, move, typed, wrong, name }: FieldProps & { readonly name: 'note' | 'who' }) {
  const error = wrong[name]
  const label =
    name === 'who'
      ? t('referrals.partner.who')
      : t(move === 'ask_more' ? 'referrals.partner.question' : 'referrals.partner.note')
  const field = { name, id: `${move}-${name}`, label, problem: error && problemWords(t, error) }
  return name === 'note' ? (
    <TextField {...field} hint={t('referrals.partner.note.hint')} value={typed.note} lines={3} max={1700} />
  ) : (
    <TextField {...field} value={typed.who} max={200} />
  )
}
