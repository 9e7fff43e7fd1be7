import { useActs, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { type NotRequest, notRequests, type Outcome } from '../domain/contact.ts'

interface Props {
  readonly busy: boolean
  readonly mayOpen: boolean
  /** Not from a file that the one who records may not open. */
  readonly mayRefer: boolean
  readonly onOutcome: (outcome: Outcome) => void
  readonly onNotRequest: (why: NotRequest) => void
}

const keyed: readonly (readonly [string, Exclude<Outcome, 'not_a_request'>])[] = [
  ['1', 'answered'],
  ['2', 'case_opened'],
  ['3', 'referred'],
  ['4', 'call_back'],
]

/** One key ends and saves the contact; what was no request has one key for each reason. */
export function Outcomes({ busy, mayOpen, mayRefer, onOutcome, onNotRequest }: Props) {
  const t = useT()
  const hidden = [mayOpen ? null : 'case_opened', mayRefer ? null : 'referred']
  const offered = keyed.filter(([, outcome]) => !hidden.includes(outcome))
  useActs([
    ...offered.map(([key, outcome]) => ({
      key,
      label: t(`contacts.outcome.${outcome}`),
      run: () => !busy && onOutcome(outcome),
    })),
    ...notRequests.map((why, index) => ({
      key: String(5 + index),
      label: t(`contacts.not_request.${why}`),
      run: () => !busy && onNotRequest(why),
    })),
  ])
  return (
    <section class="stack outcomes" aria-label={t('contacts.outcome')}>
      <div class="row">
        <h2>{t('contacts.outcome')}</h2>
        {offered.map(([key, outcome]) => (
          <Button
            key={key}
            shortcut={key}
            busy={busy}
            look={key === '1' ? 'main' : undefined}
            onClick={() => onOutcome(outcome)}
          >
            {t(`contacts.outcome.${outcome}`)}
          </Button>
        ))}
      </div>
      <div class="row">
        <span class="soft">{t('contacts.outcome.not_a_request')}</span>
        {notRequests.map((why, index) => (
          <Button
            key={why}
            look="quiet"
            shortcut={String(5 + index)}
            busy={busy}
            onClick={() => onNotRequest(why)}
          >
            {t(`contacts.not_request.${why}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
