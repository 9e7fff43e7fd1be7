import { useMemo } from 'preact/hooks'
import { useActs, useFormat, useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { handOf } from '../contract/hand.ts'
import { fillLetter, type Known, type Order, staleRules } from '../domain/fill.ts'
import { countBlanks, knownAnswers, questionsOf } from '../domain/known.ts'
import type { Language, Template, Text } from '../domain/template.ts'
import { LetterView } from './LetterView.tsx'
import type { Facts, LetterPlan } from './plan.ts'
import { Question } from './Question.tsx'
import type { Pack } from './usePack.ts'

interface Props {
  readonly pack: Pack
  readonly template: Template
  readonly facts: Facts | undefined
  readonly plan: LetterPlan
  readonly saving: boolean
  readonly onChange: (plan: LetterPlan) => void
  readonly onSave: () => void
}

/** One question after the other, each may be left open; the letter grows beside it. */
export function Interview({ pack, template, facts, plan, saving, onChange, onSave }: Props) {
  const t = useT()
  const { today } = useFormat()
  const known = useMemo(() => knownAnswers(facts?.known ?? {}, pack.stock), [facts, pack])
  // What was answered stays a question, so that one can go back to it.
  const { toAsk, known: told } = questionsOf(template, plan.country, known)
  const order: Order = {
    template,
    country: plan.country,
    language: plan.language,
    letterLanguage: plan.language,
    answers: plan.answers,
    known,
    claim: facts?.claim ?? null,
    on: today(),
  }
  const letter = useMemo(
    () => fillLetter(order, pack.stock, handOf(plan.language)),
    [plan, known, facts, pack],
  )
  const stale = staleRules(order, pack.stock)
  const field = pack.stock.fields.get(toAsk[plan.at] ?? '')
  const go = (at: number) => onChange({ ...plan, at })
  const answer = (code: string, value: string) =>
    onChange({ ...plan, answers: { ...plan.answers, [code]: value } })
  useActs([{ key: 'Ctrl+Enter', label: t('ui.next'), run: () => (field ? go(plan.at + 1) : onSave()) }])
  return (
    <div class="cols even">
      <div class="stack">
        {field ? (
          <section class="card stack">
            <p class="small soft">{t('documents.question', { number: plan.at + 1, all: toAsk.length })}</p>
            <Question
              field={field}
              value={plan.answers[field.code] ?? ''}
              onChange={value => answer(field.code, value)}
            />
            <div class="row">
              <Button icon="back" onClick={() => go(plan.at - 1)}>
                {t('ui.back')}
              </Button>
              <Button look="main" icon="next" shortcut="Ctrl+Enter" onClick={() => go(plan.at + 1)}>
                {plan.answers[field.code]?.trim() ? t('ui.next') : t('documents.leave_blank')}
              </Button>
              <Button look="quiet" onClick={() => go(toAsk.length)}>
                {t('documents.to_end')}
              </Button>
            </div>
          </section>
        ) : (
          <End
            blanks={countBlanks(template, plan.country, known, plan.answers)}
            stale={stale}
            saving={saving}
            onBack={() => go(toAsk.length - 1)}
            onSave={onSave}
          />
        )}
        <ToldByCase pack={pack} codes={told} known={known} plan={plan} onAnswer={answer} />
        {!field && <Answered pack={pack} codes={toAsk} plan={plan} onGo={go} />}
      </div>
      <LetterView letter={letter} stock={pack.stock} />
    </div>
  )
}

interface EndProps {
  readonly blanks: number
  readonly stale: readonly string[]
  readonly saving: boolean
  readonly onBack: () => void
  readonly onSave: () => void
}

function End({ blanks, stale, saving, onBack, onSave }: EndProps) {
  const t = useT()
  return (
    <section class="card stack">
      <h2>{t('documents.end')}</h2>
      <p>{blanks ? t('documents.blanks', { count: blanks }) : t('documents.complete')}</p>
      {stale.length > 0 && <Notice tone="due">{t('documents.stale', { rules: stale.join(', ') })}</Notice>}
      <p class="small soft">{t('documents.lawyer_reads')}</p>
      <div class="row">
        <Button icon="back" onClick={onBack}>
          {t('ui.back')}
        </Button>
        <Button look="main" shortcut="Ctrl+Enter" busy={saving} onClick={onSave}>
          {t('documents.save')}
        </Button>
      </div>
    </section>
  )
}

interface ToldProps {
  readonly pack: Pack
  readonly codes: readonly string[]
  readonly known: Known
  readonly plan: LetterPlan
  readonly onAnswer: (code: string, value: string) => void
}

/** What the case knew and so was not asked; it can be said otherwise for this letter. */
function ToldByCase({ pack, codes, known, plan, onAnswer }: ToldProps) {
  const t = useT()
  if (codes.length === 0) return null
  return (
    <details class="card">
      <summary>{t('documents.known', { count: codes.length })}</summary>
      <div class="stack">
        {codes.map(code => {
          const field = pack.stock.fields.get(code)
          const value = plan.answers[code] ?? inLanguage(known[code], plan.language)
          return (
            field && (
              <Question key={code} field={field} value={value} onChange={given => onAnswer(code, given)} />
            )
          )
        })}
      </div>
    </details>
  )
}

const inLanguage = (known: string | Text | undefined, language: Language): string =>
  typeof known === 'string' ? known : (known?.[language] ?? '')

interface AnsweredProps {
  readonly pack: Pack
  readonly codes: readonly string[]
  readonly plan: LetterPlan
  readonly onGo: (at: number) => void
}

/** All questions at the end, to go back to one. */
function Answered({ pack, codes, plan, onGo }: AnsweredProps) {
  const t = useT()
  const locale = useLocale()
  return (
    <section class="card stack">
      <h2>{t('documents.answers')}</h2>
      <ul class="list">
        {codes.map((code, n) => (
          <li key={code}>
            <button type="button" class="open" onClick={() => onGo(n)}>
              <span>
                <b>{pack.stock.fields.get(code)?.label[locale] ?? code}</b>
                <br />
                <span class="small soft">{plan.answers[code]?.trim() || t('documents.blank')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
