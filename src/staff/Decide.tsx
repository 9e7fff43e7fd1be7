import type { MessageKey } from '#i18n/translate.ts'
import { isDay } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { isCurrency } from '#lib/money.ts'
import { Conflict } from '#ui/Conflict.tsx'
import { useFormat, useT } from './hooks.ts'
import { type DecidedField, decided, disputes, isVersioned, valuesOf } from './sync/decide.ts'
import type { Waiting } from './sync/device.ts'
import { replaceInOutbox } from './sync/outbox.ts'

export function isDecidable({ basis, problem }: Waiting): boolean {
  return Boolean(basis) && problem?.code === 'changed_meanwhile' && isVersioned(problem.theirs)
}

/** Both versions of what two people changed without knowing of each other; sent again as it is decided here. */
export function Decide({ item, onClose }: { readonly item: Waiting; readonly onClose: () => void }) {
  const t = useT()
  const show = useShown(item)
  const format = useFormat()
  const { basis, problem } = item
  const theirs = problem?.theirs
  if (!basis || !isVersioned(theirs)) return null
  const yours = valuesOf(item.body)
  const asked = disputes(basis, yours, theirs)
  const changed = theirs.changed as { by: string; at: string } | undefined // where the module tells it
  return (
    <>
      {changed && (
        <p class="small soft">
          {t('staff.outbox.theirsBy', { name: changed.by, when: format.instant(changed.at) })}
        </p>
      )}
      <Conflict
        both
        fields={asked.map(({ field, ...sides }) => ({
          key: field.name,
          label: t(field.label as MessageKey), // written by the screen that made the change
          yours: show(field, sides.yours),
          theirs: show(field, sides.theirs),
          before: show(field, sides.before),
          free: field.free,
        }))}
        onCancel={onClose}
        onChoose={taken => {
          const body = JSON.stringify(decided(basis, yours, theirs, taken))
          const next = { ...item, key: newId(), body, basis: { ...basis, before: theirs }, problem: null }
          void replaceInOutbox(next)
        }}
      />
    </>
  )
}

/** A value as its form shows it. */
function useShown({ basis, problem }: Waiting) {
  const t = useT()
  const format = useFormat()
  const names = new Map<unknown, string>()
  for (const record of [basis?.before, problem?.theirs as object | undefined])
    for (const value of Object.values(record ?? {})) if (isNamed(value)) names.set(value.id, value.name)
  return (field: DecidedField, value: unknown): string => {
    if (value === null || value === undefined || value === '') return ''
    if (field.words) return t(`${field.words}${value}` as MessageKey) // as above
    if (typeof value === 'object') return isMoney(value) ? format.money(value as never) : ''
    const text = String(value)
    return names.get(value) ?? (isDay(text) ? format.day(text) : text)
  }
}

const isNamed = (value: unknown): value is { id: string; name: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value
const isMoney = (value: object) =>
  'amount' in value && 'currency' in value && isCurrency(String(value.currency))
