import { problemWords } from '#i18n/problems.ts'
import type { Translate } from '#i18n/translate.ts'
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
        <input type="hidden" name="move" value={move} />
        <input type="hidden" name="form" value={typed.formId} />
        {code && <input type="hidden" name="code" value={code} />}
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
    <fieldset class="field" aria-describedby={error ? `${move}-${name}-error` : undefined}>
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
      {error && (
        <p class="error" id={`${move}-${name}-error`}>
          {problemWords(t, error)}
        </p>
      )}
    </fieldset>
  )
}

function Text({ t, move, typed, wrong, name }: FieldProps & { readonly name: 'note' | 'who' }) {
  const id = `${move}-${name}`
  const error = wrong[name]
  const hint = name === 'note' ? t('referrals.partner.note.hint') : null
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const common = {
    id,
    name,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described,
    autocomplete: 'off',
  }
  const label =
    name === 'who'
      ? t('referrals.partner.who')
      : t(move === 'ask_more' ? 'referrals.partner.question' : 'referrals.partner.note')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {name === 'note' ? (
        <textarea {...common} rows={3} maxLength={1700}>
          {typed.note}
        </textarea>
      ) : (
        <input {...common} value={typed.who} maxLength={200} />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {problemWords(t, error)}
        </p>
      )}
    </div>
  )
}
