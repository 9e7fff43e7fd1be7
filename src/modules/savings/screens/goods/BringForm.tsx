import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote, type ProblemLike } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import {
  type Crop,
  cropCodes,
  type Good,
  goodCodes,
  type Item,
  readQuantity,
  unitOf,
} from '../../domain/goods.ts'
import type { Lot } from '../../domain/goods-book.ts'
import type { GoodsHappening, Terms } from '../../domain/goods-journal.ts'
import { Big } from '../Parts.tsx'
import {
  amountOf,
  ItemTiles,
  isNumber,
  MemberField,
  MoneyField,
  memberFrom,
  QuantityField,
  sendBy,
  type Typed,
  useWorth,
  wrongDay,
} from './fields.tsx'
import { Picture } from './Picture.tsx'
import { useGoodsWords } from './use-goods-words.ts'

export interface FormProps {
  readonly currency: string
  /** Null: members are told by number. */
  readonly members: readonly { readonly value: string; readonly label: string }[] | null
  readonly problem: ProblemLike | null
  readonly busy: boolean
  readonly onSave: (happening: GoodsHappening) => void
}

/** What was given: picture first, then amount, value, from whom, on which condition. */
export function ReceiveForm(props: FormProps) {
  const t = useT()
  const [item, setItem] = useState<Good | null>(null)
  if (!item) return <ItemTiles label={t('savings.goods.what')} items={goodCodes} onChoose={setItem} />
  return <ReceiveDetails {...props} item={item} />
}

function ReceiveDetails({ item, ...props }: FormProps & { readonly item: Good }) {
  const t = useT()
  const basics = useBasics(item, props.members === null)
  const read = useWorth()
  const [worth, setWorth] = useState({ text: '', currency: props.currency })
  const [from, setFrom] = useState('')
  const [terms, setTerms] = useState<Terms['kind']>('gift')
  const [owed, setOwed] = useState<Typed>({ text: '', unit: unitOf(item) })
  const [by, setBy] = useState<Day | ''>('')
  const save = () => {
    const [common, value, asked] = [basics.read(), read(worth), amountOf(owed)]
    if (!common || value === undefined || from.trim() === '' || (terms !== 'gift' && asked === null))
      return basics.setWrong(true)
    const condition: Terms =
      terms === 'gift' ? { kind: 'gift' } : { kind: terms, amount: asked ?? 0, by: by || null }
    props.onSave({
      kind: 'goods_received',
      item,
      ...common,
      worth: value,
      from: from.trim(),
      terms: condition,
    })
  }
  return (
    <Details {...props} {...{ item, basics, save }}>
      <MoneyField
        {...{ label: t('savings.goods.worth'), hint: t('savings.goods.worth_how'), value: worth }}
        wrong={basics.wrong}
        onChange={setWorth}
      />
      <TextInput
        {...{
          label: t('savings.goods.from'),
          value: from,
          onChange: setFrom,
          maxLength: 120,
          required: true,
        }}
        error={basics.wrong && from.trim() === '' ? t('ui.field.missing') : undefined}
      />
      <Choice
        {...{ label: t('savings.goods.terms'), value: terms, onChange: setTerms }}
        options={(['gift', 'pass_on', 'from_harvest'] as const).map(kind => ({
          value: kind,
          label: t(`savings.terms.${kind}`),
        }))}
      />
      {terms !== 'gift' && (
        <>
          <QuantityField
            {...{ label: t('savings.goods.terms_amount'), item, value: owed, wrong: basics.wrong }}
            onChange={setOwed}
          />
          <DateInput label={t('savings.goods.by')} value={by} onChange={setBy} />
        </>
      )}
    </Details>
  )
}

/** What was harvested: picture first, then amount, price, field, and what it grew from. */
export function HarvestForm(props: FormProps & { readonly lots: readonly Lot[] }) {
  const t = useT()
  const [item, setItem] = useState<Crop | null>(null)
  if (!item) return <ItemTiles label={t('savings.goods.what_harvest')} items={cropCodes} onChoose={setItem} />
  return <HarvestDetails {...props} item={item} />
}

function HarvestDetails({
  item,
  lots,
  ...props
}: FormProps & { readonly item: Crop; readonly lots: readonly Lot[] }) {
  const t = useT()
  const format = useFormat()
  const words = useGoodsWords()
  const basics = useBasics(item, props.members === null)
  const read = useWorth()
  const [price, setPrice] = useState({ text: '', currency: props.currency })
  const [field, setField] = useState('')
  const [lot, setLot] = useState('')
  // A sotka has a hundred square metres; read as exactly as an amount is.
  const area = field.trim() === '' ? null : (squareMetres(field) ?? undefined)
  const save = () => {
    const [common, value] = [basics.read(), read(price)]
    if (!common || value === undefined || area === undefined) return basics.setWrong(true)
    props.onSave({ kind: 'harvested', item, ...common, area, price: value, lot: lot || null })
  }
  const sources = lots.filter(one => one.origin !== 'harvested')
  return (
    <Details {...props} {...{ item, basics, save }}>
      <MoneyField
        label={t('savings.goods.price', { unit: t(`savings.unit.${basics.typed.unit}`) })}
        value={price}
        wrong={basics.wrong}
        onChange={setPrice}
      />
      <TextInput
        {...{ label: t('savings.goods.area'), hint: t('savings.goods.area_how'), value: field }}
        inputMode="decimal"
        onChange={setField}
        error={basics.wrong && area === undefined ? t('ui.field.number') : undefined}
      />
      {sources.length > 0 && (
        <Select
          {...{ label: t('savings.goods.grown_from'), value: lot, onChange: setLot }}
          options={sources.map(one => ({
            value: one.id,
            label: `${words.item(one.item)}, ${format.day(one.day as Day, 'medium')}`,
          }))}
        />
      )}
    </Details>
  )
}

function squareMetres(sotkas: string): number | null {
  const thousandths = readQuantity(sotkas, 'kg')
  return thousandths !== null && thousandths > 0 && thousandths % 10 === 0 ? thousandths / 10 : null
}

/** What every record has: how much, when, whose. */
function useBasics(item: Item, byNumber: boolean) {
  const format = useFormat()
  const [typed, setTyped] = useState<Typed>({ text: '', unit: unitOf(item) })
  const [day, setDay] = useState<Day | ''>(format.today())
  const [member, setMember] = useState('')
  const [wrong, setWrong] = useState(false)
  const badDay = wrongDay(day, format.today())
  const read = () => {
    const amount = amountOf(typed)
    if (amount === null || !day || badDay || (byNumber && !isNumber(member))) return null
    return { amount, unit: typed.unit, day, member: memberFrom(member) }
  }
  return { typed, setTyped, day, setDay, member, setMember, wrong, setWrong, badDay, read }
}

interface DetailsProps extends FormProps {
  readonly item: Item
  readonly basics: ReturnType<typeof useBasics>
  readonly save: () => void
  readonly children: ComponentChildren
}

function Details({ item, basics, save, members, problem, busy, children }: DetailsProps) {
  const t = useT()
  const format = useFormat()
  const words = useGoodsWords()
  return (
    <form class="stack" noValidate onSubmit={sendBy(save)}>
      <h2 class="row">
        <Picture item={item} /> {words.item(item)}
      </h2>
      <QuantityField
        {...{
          label: t('savings.goods.how_much'),
          item,
          value: basics.typed,
          wrong: basics.wrong,
          autoFocus: true,
        }}
        onChange={basics.setTyped}
      />
      <MemberField
        {...{
          label: t('savings.goods.for'),
          members,
          none: t('savings.goods.of_group'),
          value: basics.member,
        }}
        wrong={basics.wrong}
        onChange={basics.setMember}
      />
      {children}
      <DateInput
        {...{
          label: t('savings.goods.day'),
          value: basics.day,
          onChange: basics.setDay,
          max: format.today(),
        }}
        required
        error={basics.wrong && basics.badDay ? t(basics.badDay) : undefined}
      />
      <ErrorNote problem={problem} />
      <Big main submit icon="check" busy={busy}>
        {t('ui.save')}
      </Big>
    </form>
  )
}
