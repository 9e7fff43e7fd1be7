import { useMemo, useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { useActs, useDraft, useFormat, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type MaintenanceCountry, maintenanceCountries } from '../domain/check-law.ts'
import {
  emptyMaintenance,
  type MaintenanceDraft,
  maintenanceDraft,
  readMaintenance,
} from '../domain/draft.ts'
import { type Basis, maintenanceFigures } from '../domain/figures.ts'
import { Evidence } from './Evidence.tsx'
import { MaintenanceLines, MaintenanceTotals } from './MaintenanceResult.tsx'
import { MaintenanceRows } from './MaintenanceRows.tsx'
import { Steps } from './Steps.tsx'
import { type Claim, useSaveClaim } from './useSaveClaim.ts'
import { Waiting } from './WageForm.tsx'

interface Props {
  readonly caseId: string
  readonly claim: Claim | null
  readonly basis: Basis
}

/** Money owed for children, by the law of the country whose court is asked. */
export function MaintenanceForm({ caseId, claim, basis }: Props) {
  const t = useT()
  const { today } = useFormat()
  const { organisation } = useMe()
  const name = claim ? `claims.${claim.id}.${claim.version}` : `claims.maintenance.${caseId}`
  const [initial] = useState(() =>
    claim?.maintenance
      ? maintenanceDraft(claim.maintenance, claim.opponent, claim.evidence)
      : emptyMaintenance(homeOf(organisation), today()),
  )
  const [draft, setDraft, kept] = useDraft<MaintenanceDraft>(name, initial)
  const [step, setStep] = useState(0)
  const { sheet, faults } = useMemo(() => readMaintenance(draft), [draft])
  const result = useMemo(() => (sheet ? maintenanceFigures(sheet, basis) : null), [sheet, basis])
  const saving = useSaveClaim(caseId, claim, name)
  const set = (change: Partial<MaintenanceDraft>) => setDraft({ ...draft, ...change })
  const { opponent, evidence } = draft
  const save = () => {
    if (sheet) void saving.save({ wage: null, maintenance: sheet, opponent, evidence }, kept.clear)
  }
  useActs([{ key: 'Ctrl+Enter', label: t('claims.save'), run: save }])
  if (saving.waiting) return <Notice live>{t('ui.savedOnDevice')}</Notice>
  return (
    <div class="cols">
      <div class="stack claim-form" data-at={step}>
        <section class="card stack" data-step="0">
          <h2>{t('claims.step.who')}</h2>
          <Select
            label={t('claims.child.country')}
            required
            value={draft.country}
            options={maintenanceCountries.map(country => ({
              value: country,
              label: t(`country.${country}`),
            }))}
            onChange={country => set({ country })}
          />
          <TextInput
            label={t('claims.child.parent')}
            value={opponent}
            maxLength={300}
            onChange={value => set({ opponent: value })}
          />
          <TextInput
            label={t('claims.child.children')}
            inputMode="numeric"
            value={draft.children}
            maxLength={2}
            error={faults.has('children') ? t('ui.field.number') : undefined}
            onChange={children => set({ children })}
          />
          <DateInput label={t('claims.as_of')} value={draft.asOf as Day} onChange={asOf => set({ asOf })} />
        </section>
        <section class="card stack" data-step="1">
          <h2>{t('claims.child.months')}</h2>
          <MaintenanceRows draft={draft} faults={faults} onChange={months => set({ months })} />
        </section>
        <section class="card stack" data-step="2">
          <h2>{t('claims.child.order')}</h2>
          <TextInput
            label={t('claims.child.fixed')}
            hint={t('claims.child.fixed.hint')}
            inputMode="decimal"
            value={draft.fixed}
            error={faults.has('fixed') ? t('ui.field.number') : undefined}
            onChange={fixed => set({ fixed })}
          />
          <DateInput
            label={t('claims.child.writ_on')}
            hint={t('claims.child.writ_on.hint')}
            value={draft.writOn as Day | ''}
            onChange={writOn => set({ writOn })}
          />
          <Check
            label={t('claims.child.hid')}
            value={draft.debtorHid}
            onChange={debtorHid => set({ debtorHid })}
          />
        </section>
        <section class="card stack" data-step="3">
          <h2>{t('claims.step.proof')}</h2>
          <Evidence kind="maintenance" value={evidence} onChange={value => set({ evidence: value })} />
        </section>
        <Steps at={step} of={4} onGo={setStep} />
      </div>
      <aside class="card stack claim-side">
        <h2>{t('claims.result')}</h2>
        {sheet && result ? <MaintenanceTotals sheet={sheet} result={result} /> : <Waiting faults={faults} />}
        <ErrorNote problem={saving.error} />
        <Button look="main" wide busy={saving.sending} disabled={!sheet} onClick={save}>
          {t('claims.save')}
        </Button>
      </aside>
      {sheet && result && (
        <section class="card stack">
          <h2>{t('claims.lines.title')}</h2>
          <MaintenanceLines sheet={sheet} result={result} />
        </section>
      )}
    </div>
  )
}

const homeOf = ({ country }: { readonly country: string }): MaintenanceCountry =>
  maintenanceCountries.find(one => one === country) ?? 'TJ'
