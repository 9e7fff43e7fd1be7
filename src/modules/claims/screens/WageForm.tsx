import { useMemo, useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { useActs, useDraft, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { emptyWages, readWages, type WageDraft, wagesDraft } from '../domain/draft.ts'
import { type Basis, type WageFigures, wageFigures } from '../domain/figures.ts'
import { roundings, wageCountries } from '../domain/sheet.ts'
import { DebtRows, rowId } from './DebtRows.tsx'
import { Evidence } from './Evidence.tsx'
import { MonthRows } from './MonthRows.tsx'
import { Steps } from './Steps.tsx'
import { type Claim, useSaveClaim } from './useSaveClaim.ts'
import { WageLines, WageTotals } from './WageResult.tsx'
import { WorkRows } from './WorkRows.tsx'

interface Props {
  readonly caseId: string
  readonly claim: Claim | null
  readonly basis: Basis
}

const steps = 5

/** Unpaid and late pay: typed on the left, computed on the right with every letter; on a phone part by part. */
export function WageForm({ caseId, claim, basis }: Props) {
  const t = useT()
  const { today } = useFormat()
  const name = claim ? `claims.${claim.id}.${claim.version}` : `claims.wage.${caseId}`
  const [initial] = useState(() =>
    claim?.wage ? wagesDraft(claim.wage, claim.opponent, claim.evidence) : emptyWages('RU', today(), rowId()),
  )
  const [draft, setDraft, kept] = useDraft<WageDraft>(name, initial)
  const [step, setStep] = useState(0)
  const { sheet, faults } = useMemo(() => readWages(draft), [draft])
  const figures = useMemo(() => (sheet ? wageFigures(sheet, today(), basis) : null), [sheet, basis])
  const saving = useSaveClaim(caseId, claim, name)
  const set = (change: Partial<WageDraft>) => setDraft({ ...draft, ...change })
  const { opponent, evidence } = draft
  const save = () => {
    if (sheet) void saving.save({ wage: sheet, maintenance: null, opponent, evidence }, kept.clear)
  }
  useActs([{ key: 'Ctrl+Enter', label: t('claims.save'), run: save }])
  if (saving.waiting) return <Notice live>{t('ui.savedOnDevice')}</Notice>
  return (
    <div class="cols">
      <div class="stack claim-form" data-at={step}>
        <section class="card stack" data-step="0">
          <h2>{t('claims.step.who')}</h2>
          <Choice
            label={t('claims.country')}
            value={draft.country}
            options={wageCountries.map(country => ({ value: country, label: t(`country.${country}`) }))}
            onChange={country => set({ country })}
          />
          <TextInput
            label={t('claims.opponent')}
            hint={t('claims.opponent.hint')}
            value={opponent}
            maxLength={300}
            onChange={value => set({ opponent: value })}
          />
          <DateInput
            label={t('claims.as_of')}
            hint={t('claims.as_of.hint')}
            value={draft.asOf as Day}
            onChange={asOf => set({ asOf })}
          />
        </section>
        <section class="card stack" data-step="1">
          <h2>{t('claims.step.pay')}</h2>
          <DebtRows draft={draft} faults={faults} onChange={debts => set({ debts })} />
        </section>
        <section class="card stack" data-step="2">
          <h2>{t('claims.step.work')}</h2>
          <WorkRows
            draft={draft}
            sheet={sheet}
            overtime={figures ? overtimeOf(figures) : null}
            faults={faults}
            onChange={work => set({ work })}
          />
        </section>
        <section class="card stack" data-step="3">
          <h2>{t('claims.step.checks')}</h2>
          <MonthRows draft={draft} checks={figures?.months ?? []} faults={faults} onChange={set} />
        </section>
        <section class="card stack" data-step="4">
          <h2>{t('claims.step.proof')}</h2>
          <Evidence kind="wage" value={evidence} onChange={value => set({ evidence: value })} />
          <Choice
            label={t('claims.rounding')}
            value={draft.rounding}
            options={roundings.map(one => ({ value: one, label: t(`claims.rounding.${one}`) }))}
            onChange={rounding => set({ rounding })}
          />
        </section>
        <Steps at={step} of={steps} onGo={setStep} />
      </div>
      <aside class="card stack claim-side">
        <h2>{t('claims.result')}</h2>
        {sheet && figures ? <WageTotals sheet={sheet} figures={figures} /> : <Waiting faults={faults} />}
        <ErrorNote problem={saving.error} />
        <Button look="main" wide busy={saving.sending} disabled={!sheet} onClick={save}>
          {t('claims.save')}
        </Button>
        {kept.restored && <p class="small soft">{t('claims.restored')}</p>}
      </aside>
      {sheet && figures && (
        <section class="card stack">
          <h2>{t('claims.lines.title')}</h2>
          <WageLines sheet={sheet} figures={figures} />
        </section>
      )}
    </div>
  )
}

const overtimeOf = ({ result }: WageFigures): bigint =>
  result.work.reduce((sum, line) => sum + (line.kind === 'overtime' ? (line.due ?? 0n) : 0n), 0n)

/** Before there is a sum: what is still missing. */
export function Waiting({ faults }: { readonly faults: ReadonlySet<string> }) {
  const t = useT()
  return <p class="soft">{t(faults.size ? 'claims.waiting.faults' : 'claims.waiting.empty')}</p>
}
