import type { MessageKey } from '#i18n/translate.ts'
import { isDay } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { isCurrency } from '#lib/money.ts'
import { Conflict } from '#ui/Conflict.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { deciding, type ShownValue } from './deciding.ts'
import { useFormat, useT } from './hooks.ts'
import {
  type Basis,
  type DecidedField,
  decided,
  disputes,
  isVersioned,
  type Taken,
  type Values,
  valuesOf,
} from './sync/decide.ts'
import type { Waiting } from './sync/device.ts'
import { replaceInOutbox } from './sync/outbox.ts'
import { useValue } from './value.ts'

export function isDecidable({ basis, problem }: Waiting): boolean {
  return Boolean(basis) && problem?.code === 'changed_meanwhile' && isVersioned(problem.theirs)
}

/** Both versions of what two people changed without knowing of each other; sent again as it is decided here. */
export function Decide({ item, onClose }: { readonly item: Waiting; readonly onClose: () => void }) {
  const { basis, problem } = item
  const theirs = problem?.theirs
  if (!basis || !isVersioned(theirs)) return null
  const yours = valuesOf(item.body)
  return (
    <Versions
      basis={basis}
      yours={yours}
      theirs={theirs}
      onClose={onClose}
      onDecided={taken => {
        const body = JSON.stringify(decided(basis, yours, theirs, taken))
        const next = { ...item, key: newId(), body, basis: { ...basis, before: theirs }, problem: null }
        void replaceInOutbox(next)
      }}
    />
  )
}

/** The same over the form that is open. */
export function DecideDialog() {
  const t = useT()
  const open = useValue(deciding)
  if (!open) return null
  const { answer, ...versions } = open
  return (
    <Dialog title={t('staff.outbox.decide')} onClose={() => answer(null)} wide>
      <Versions {...versions} onClose={() => answer(null)} onDecided={answer} />
    </Dialog>
  )
}

interface VersionsProps {
  readonly basis: Basis
  readonly yours: Values
  readonly theirs: Values
  readonly shown?: ShownValue | undefined
  readonly onDecided: (taken: Readonly<Record<string, Taken>>) => void
  readonly onClose: () => void
}

function Versions({ basis, yours, theirs, shown, onDecided, onClose }: VersionsProps) {
  const t = useT()
  const format = useFormat()
  const usual = useShown(basis.before, theirs)
  const show = (field: DecidedField, value: unknown) => shown?.(field.name, value) ?? usual(field, value)
  const changed = theirs.changed as { by: string; at: string } | undefined // where the module tells it
  return (
    <>
      {changed && (
        <p class="small soft">
          {t('staff.outbox.theirsBy', { name: changed.by, when: format.instant(changed.at) })}
        </p>
      )}
      <Conflict
        fields={disputes(basis, yours, theirs).map(({ field, ...sides }) => ({
          key: field.name,
          label: t(field.label as MessageKey), // written by the screen that made the change
          yours: show(field, sides.yours),
          theirs: show(field, sides.theirs),
          free: field.free,
        }))}
        onCancel={onClose}
        onChoose={onDecided}
      />
    </>
  )
}

/** A value as its form shows it. */
function useShown(...records: readonly Values[]) {
  const t = useT()
  const format = useFormat()
  const names = new Map<unknown, string>()
  for (const record of records)
    for (const value of Object.values(record).flat()) if (isNamed(value)) names.set(value.id, value.name)
  return (field: DecidedField, value: unknown): string => {
    if (value === null || value === undefined || value === '') return ''
    const said = (code: unknown) => t(`${field.words}${code}` as MessageKey) // as above
    const one = (single: unknown): string => {
      const text = field.words ? said(single) : String(single)
      return names.get(single) ?? (isDay(text) ? format.day(text) : text)
    }
    if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no')
    if (Array.isArray(value)) return format.list(value.map(one))
    if (typeof value !== 'object') return one(value)
    if (isMoney(value)) return format.money(value as never) // its currency is one
    const parts = Object.entries(value).filter(([, part]) => part)
    return format.list(parts.map(([code, part]) => `${field.words ? said(code) : code}: ${part}`))
  }
}

const isNamed = (value: unknown): value is { id: string; name: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value
const isMoney = (value: object) =>
  'amount' in value && 'currency' in value && isCurrency(String(value.currency))
