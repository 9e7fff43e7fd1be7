import { useState } from 'preact/hooks'
import type { SentOf } from '#lib/contract.ts'
import { NeedPicker, useTaxonomy } from '#modules/directory/screens/parts.ts'
import { textOfHash, useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { caseOrders, type findCases } from '../contract.ts'
import { caseStatuses } from '../domain/case.ts'
import { riskLevels } from '../domain/triage.ts'

export type CaseFilter = SentOf<typeof findCases>

interface Props {
  readonly filter: CaseFilter
  readonly onChange: (filter: CaseFilter) => void
}
interface AllProps extends Props {
  readonly usual: Scope
}

export const scopes = ['mine', 'team', 'all'] as const
type Scope = (typeof scopes)[number]

/** What stands in the address; words typed behind the #, which no server sees. */
export function filterOf(query: URLSearchParams, hash: string, usual: Scope): CaseFilter {
  const text = textOfHash(hash)
  return said({
    scope: scopes.find(scope => scope === query.get('scope')) ?? usual,
    risk: riskLevels.find(risk => risk === query.get('risk')),
    overdue: query.has('overdue') || undefined,
    waiting: query.has('waiting') || undefined,
    need: query.get('need') ?? undefined,
    area: query.get('area') ?? undefined,
    status: (['any', ...caseStatuses] as const).find(status => status === query.get('status')),
    order: caseOrders.find(order => order === query.get('order')),
    text,
  })
}

export function addressOf({ text, scope, ...filter }: CaseFilter, usual: Scope): string {
  const told = Object.entries({ ...filter, scope: scope === usual ? undefined : scope })
  const query = new URLSearchParams(
    told.flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString()
  return `${query && `?${query}`}${text ? `#${encodeURIComponent(text)}` : ''}`
}

/**
 * The filters used most in sight; state (closed ones too), need and area behind one press. On a phone all of them are,
 * so that the first screen shows cases.
 */
export function CaseFilters({ filter, usual, onChange }: AllProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { scope, order: _, ...others } = filter
  const count = Object.values(others).filter(Boolean).length + (scope === usual ? 0 : 1)
  return (
    <section class="stack" aria-label={t('ui.search')}>
      <div class="on-phone">
        <Button icon="search" expanded={open} onClick={() => setOpen(!open)}>
          {count ? t('cases.filters.set', { count }) : t('cases.filters')}
        </Button>
      </div>
      <div class={open ? 'stack' : 'stack not-on-phone'}>
        <Fields filter={filter} onChange={onChange} />
      </div>
    </section>
  )
}

/** Says in which order they stand; closed ones are due no more. */
export function CaseOrder({ filter, onChange }: Props) {
  const t = useT()
  const isDue = filter.status !== 'closed' && filter.status !== 'any'
  return (
    <Select
      label={t('cases.order')}
      required
      value={(isDue && filter.order) || 'changed'}
      options={(isDue ? caseOrders : (['changed'] as const)).map(value => ({
        value,
        label: t(`cases.order.${value}`),
      }))}
      onChange={order => onChange(said({ ...filter, order: order === 'changed' ? undefined : order }))}
    />
  )
}

function Fields({ filter, onChange }: Props) {
  const t = useT()
  const set = (change: CaseFilter) => onChange(said({ ...filter, ...change }))
  const [isMore, setMore] = useState(Boolean(filter.need || filter.area || filter.status))
  return (
    <>
      <div class="cols three">
        <TextInput
          label={t('cases.filter.text')}
          type="search"
          value={filter.text ?? ''}
          onChange={text => set({ text })}
        />
        <Select
          label={t('cases.filter.whose')}
          required
          value={filter.scope ?? 'mine'}
          options={scopes.map(value => ({
            value,
            label: t(`cases.scope.${value}`),
          }))}
          onChange={scope => set({ scope })}
        />
        <Select
          label={t('cases.filter.risk')}
          required
          value={filter.risk ?? 'any'}
          options={(['any', ...riskLevels] as const).map(value => ({
            value,
            label: value === 'any' ? t('cases.filter.any') : t(`cases.risk.${value}`),
          }))}
          onChange={risk => onChange(said({ ...filter, risk: risk === 'any' ? undefined : risk }))}
        />
      </div>
      <div class="row">
        <Check
          label={t('cases.filter.overdue')}
          value={filter.overdue === true}
          onChange={overdue => set({ overdue })}
        />
        <Check
          label={t('cases.filter.waiting')}
          value={filter.waiting === true}
          onChange={waiting => set({ waiting })}
        />
      </div>
      <details open={isMore} onToggle={event => setMore(event.currentTarget.open)}>
        <summary>{t('cases.filter.more')}</summary>
        {isMore && <NeedFilters filter={filter} onChange={onChange} />}
      </details>
    </>
  )
}

function NeedFilters({ filter, onChange }: Props) {
  const t = useT()
  const locale = useLocale()
  const areas = useTaxonomy()?.areas ?? []
  return (
    <div class="cols three">
      <Select
        label={t('cases.column.state')}
        required
        value={filter.status ?? 'not_closed'}
        options={(['not_closed', ...caseStatuses, 'any'] as const).map(value => ({
          value,
          label: t(value === 'any' ? 'cases.filter.all' : `cases.status.${value}`),
        }))}
        onChange={status =>
          onChange(said({ ...filter, status: status === 'not_closed' ? undefined : status }))
        }
      />
      <NeedPicker
        label={t('cases.field.need')}
        value={filter.need ? [filter.need] : []}
        onChange={codes => onChange(said({ ...filter, need: codes.at(-1) }))}
      />
      <Select
        label={t('cases.filter.area')}
        required
        value={filter.area ?? 'any'}
        options={[
          { value: 'any', label: t('cases.filter.any') },
          ...areas.map(area => ({ value: area.code, label: area.name[locale] })),
        ]}
        onChange={area => onChange(said({ ...filter, area: area === 'any' ? undefined : area }))}
      />
    </div>
  )
}

/** Without what says nothing: an empty text is no filter. */
function said(filter: { [Key in keyof CaseFilter]: CaseFilter[Key] | undefined }): CaseFilter {
  const kept = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(kept) as CaseFilter // the same keys, fewer of them
}
