import { useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import type { WageDraft, WorkDraft } from '../domain/draft.ts'
import { workKinds } from '../domain/law.ts'
import { currencyOf, type WageSheet } from '../domain/sheet.ts'
import { summedOvertime } from '../domain/work-variants.ts'
import { Cell, changed, Pick, RemoveRow, Sheet, without } from './Sheet.tsx'

interface Props {
  readonly draft: WageDraft
  readonly sheet: WageSheet | null
  /** What overtime comes to as it is computed. */
  readonly overtime: bigint | null
  readonly faults: ReadonlySet<string>
  readonly onChange: (work: readonly WorkDraft[]) => void
}

/** Overtime, rest days and nights, by day; what is assumed stands below. */
export function WorkRows({ draft, sheet, overtime, faults, onChange }: Props) {
  const t = useT()
  const { work } = draft
  const last = work.at(-1)
  const empty: WorkDraft = {
    date: '',
    kind: last?.kind ?? 'overtime',
    hours: '',
    rate: last?.rate ?? '',
    paid: '',
  }
  const add = () => onChange([...work, empty])
  const heads = [
    t('claims.work.date'),
    t('claims.work.kind'),
    t('claims.work.hours'),
    t('claims.work.rate'),
    t('claims.debt.paid'),
    '',
  ]
  const set = (n: number, change: Partial<WorkDraft>) =>
    onChange(changed(work, n, { ...(work[n] ?? empty), ...change }))
  return (
    <>
      {work.length > 0 && (
        <Sheet
          label={t('claims.step.work')}
          heads={heads}
          columns="9.5rem 1fr 5rem minmax(5rem,1fr) minmax(5rem,1fr) 44px"
          onEnter={add}
        >
          {work.map((row, n) => (
            <div key={n} class="sheet-row">
              <Cell
                name={t('claims.work.date')}
                type="date"
                value={row.date}
                wrong={faults.has(`work.${n}.date`)}
                onChange={date => set(n, { date })}
              />
              <Pick
                name={t('claims.work.kind')}
                value={row.kind}
                options={workKinds.map(kind => ({ value: kind, label: t(`claims.work.kind.${kind}`) }))}
                onChange={kind => set(n, { kind })}
              />
              <Cell
                name={t('claims.work.hours')}
                type="amount"
                value={row.hours}
                wrong={faults.has(`work.${n}.hours`)}
                onChange={hours => set(n, { hours })}
              />
              <Cell
                name={t('claims.work.rate')}
                type="amount"
                value={row.rate}
                wrong={faults.has(`work.${n}.rate`)}
                onChange={rate => set(n, { rate })}
              />
              <Cell
                name={t('claims.debt.paid')}
                type="amount"
                value={row.paid}
                wrong={faults.has(`work.${n}.paid`)}
                onChange={paid => set(n, { paid })}
              />
              <RemoveRow name={row.date} onRemove={() => onChange(without(work, n))} />
            </div>
          ))}
        </Sheet>
      )}
      <div class="row">
        <Button icon="plus" onClick={add}>
          {t('claims.work.add')}
        </Button>
      </div>
      {work.length > 0 && <Assumptions country={draft.country} sheet={sheet} overtime={overtime} />}
    </>
  )
}

interface Assumed {
  readonly country: 'RU' | 'KZ'
  readonly sheet: WageSheet | null
  readonly overtime: bigint | null
}

function Assumptions({ country, sheet, overtime }: Assumed) {
  const t = useT()
  const { money } = useFormat()
  const summed = country === 'RU' && sheet ? summedOvertime(sheet.work) : null
  const currency = currencyOf[country]
  return (
    <div class="small soft">
      <p>{t(country === 'RU' ? 'claims.work.assumed.ru' : 'claims.work.assumed.kz')}</p>
      {summed && summed.due !== overtime && (
        <p>
          {t('claims.work.summed', {
            hours: summed.hours,
            sum: money({ amount: Number(summed.due), currency }),
          })}
        </p>
      )}
    </div>
  )
}
