import type { Day } from '#lib/day.ts'
import { currencies } from '#lib/money.ts'
import { useT } from '#staff/hooks.ts'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type Item, readQuantity, type Unit, unitsFor } from '../../domain/goods.ts'
import type { Worth } from '../../domain/goods-journal.ts'
import { useMoney } from '../use-group.ts'
import { Picture } from './Picture.tsx'
import { useGoodsWords } from './use-goods-words.ts'

/** Pictures with their words; the first question of every record. */
export function ItemTiles<I extends Item>(props: {
  readonly label: string
  readonly items: readonly I[]
  readonly onChoose: (item: I) => void
}) {
  const words = useGoodsWords()
  return (
    <>
      <h2>{props.label}</h2>
      <ul class="tiles goods-tiles">
        {props.items.map(item => (
          <li key={item}>
            <button type="button" class="big" onClick={() => props.onChoose(item)}>
              <Picture item={item} />
              <span>{words.item(item)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** An amount as it is typed, and the unit it is told in. */
export interface Typed {
  readonly text: string
  readonly unit: Unit
}

export const amountOf = ({ text, unit }: Typed) => {
  const amount = readQuantity(text, unit)
  return amount !== null && amount > 0 ? amount : null
}

export function QuantityField(props: {
  readonly label: string
  readonly item: Item
  readonly value: Typed
  readonly wrong: boolean
  readonly autoFocus?: boolean
  readonly onChange: (value: Typed) => void
}) {
  const t = useT()
  const { value, onChange } = props
  const units = unitsFor(props.item)
  const isWrong = props.wrong && amountOf(value) === null
  const unit = t(`savings.unit.${value.unit}`)
  return (
    <div class="goods-amount">
      <TextInput
        {...{ label: props.label, value: value.text, inputMode: 'decimal', required: true, code: true }}
        onChange={text => onChange({ ...value, text })}
        autoFocus={props.autoFocus}
        error={isWrong ? t('savings.goods.too_fine', { unit }) : undefined}
      />
      {units.length > 1 ? (
        <Select
          {...{ label: t('savings.goods.counted_in'), value: value.unit, required: true }}
          options={units.map(code => ({ value: code, label: t(`savings.unit.${code}`) }))}
          onChange={code => onChange({ ...value, unit: code })}
        />
      ) : (
        <p class="soft">{unit}</p>
      )}
    </div>
  )
}

/** Money as it is typed; the currency may be another than the group's where a programme reckons in it. */
export interface TypedMoney {
  readonly text: string
  readonly currency: string
}

/** Null: nothing typed. Undefined: not an amount. */
export function useWorth(): (typed: TypedMoney) => Worth | null | undefined {
  const money = useMoney('USD') // every currency here has two decimals
  return ({ text, currency }) => {
    if (text.trim() === '') return null
    const amount = money.read(text)
    return amount === null || amount <= 0 ? undefined : { amount, currency }
  }
}

export function MoneyField(props: {
  readonly label: string
  readonly hint?: string
  readonly value: TypedMoney
  readonly wrong: boolean
  readonly required?: boolean
  readonly onChange: (value: TypedMoney) => void
}) {
  const t = useT()
  const read = useWorth()
  const { value, onChange } = props
  const worth = read(value)
  const isWrong = props.wrong && (worth === undefined || (props.required === true && worth === null))
  return (
    <div class="goods-amount">
      <TextInput
        {...{ label: props.label, value: value.text, inputMode: 'decimal', hint: props.hint }}
        onChange={text => onChange({ ...value, text })}
        required={props.required}
        error={isWrong ? t('ui.field.number') : undefined}
      />
      <Select
        {...{ label: t('savings.currency'), value: value.currency, required: true }}
        options={currencies.map(code => ({ value: code as string, label: code }))}
        onChange={currency => onChange({ ...value, currency })}
      />
    </div>
  )
}

/** Whose it is: chosen by name on the group's phone, by number where an agent writes, who writes no names. */
export function MemberField(props: {
  readonly label: string
  readonly members: readonly { readonly value: string; readonly label: string }[] | null
  readonly none: string
  readonly value: string
  readonly wrong: boolean
  readonly onChange: (member: string) => void
}) {
  const t = useT()
  const { label, members, value, onChange } = props
  if (members === null)
    return (
      <TextInput
        {...{ label: t('savings.goods.member_number'), value, onChange, inputMode: 'numeric', maxLength: 3 }}
        hint={t('savings.goods.member_number_how')}
        error={props.wrong && !isNumber(value) ? t('ui.field.number') : undefined}
      />
    )
  return (
    <Select
      {...{ label, value: value || 'none', onChange, required: true }}
      options={[{ value: 'none', label: props.none }, ...members]}
    />
  )
}

/** Our words instead of the browser's, which knows no Tajik; and what is wrong comes into view, also far above the button. */
export const sendBy = (save: () => void) => (event: Event) => {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement // where it is set
  save()
  requestAnimationFrame(() => {
    const field = form.querySelector('.field .wrong')?.closest('.field')
    field?.querySelector<HTMLElement>('input, select, button')?.focus()
  })
}

/** What is wrong with the day of a record: not after today, and not before that on which the goods were there. */
export function wrongDay(day: Day | '', today: Day, first?: Day) {
  if (!day) return 'ui.field.missing' as const
  if (day > today) return 'problem.in_the_future' as const
  return first && day < first ? ('savings.goods.too_early' as const) : null
}

export const isNumber = (text: string) => text === '' || /^[1-9]\d{0,2}$/.test(text)
export const memberFrom = (text: string) => (text === '' || text === 'none' ? null : text)
