import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import type { IconName } from '#ui/Icon.tsx'
import { Select } from '#ui/Select.tsx'
import { goods, isGood, shownQuantity } from '../../domain/goods.ts'
import type { Lot } from '../../domain/goods-book.ts'
import { type GoodsUse, type LossReason, lossReasons } from '../../domain/goods-journal.ts'
import { Big } from '../Parts.tsx'
import type { FormProps } from './BringForm.tsx'
import {
  amountOf,
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

type How = GoodsUse | 'grew'

interface Props extends FormProps {
  readonly lot: Lot
  /** All that the group has: a harvest may fulfil the condition of other goods. */
  readonly lots: readonly Lot[]
}

const icons: Readonly<Record<How, IconName>> = {
  ...{ grew: 'plus', planted: 'plant', sold: 'money', eaten: 'food', kept: 'lock', lost: 'warning' },
  ...{ passed_on: 'people', given_back: 'back' },
}

/** What became of goods or of a harvest: one question, then how much. */
export function UseForm(props: Props) {
  const t = useT()
  const words = useGoodsWords()
  const { lot } = props
  const [how, setHow] = useState<How | null>(null)
  return (
    <>
      <h2 class="row">
        <Picture item={lot.item} /> {words.item(lot.item)}
      </h2>
      <p>{t('savings.goods.left', { amount: words.quantity(lot.left, lot.dimension) })}</p>
      {how === null ? (
        <>
          <h3>{t('savings.goods.became')}</h3>
          <ul class="tiles two">
            {waysOf(lot).map(one => (
              <li key={one}>
                <Big icon={icons[one]} onClick={() => setHow(one)}>
                  {t(one === 'grew' ? 'savings.goods.more' : `savings.goods.part.${one}`)}
                </Big>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <UseDetails {...props} how={how} />
      )}
    </>
  )
}

/** Only what can be: seed is planted, animals have young, a harvest is not planted but kept for seed. */
function waysOf(lot: Lot): How[] {
  const group = isGood(lot.item) ? goods[lot.item].group : 'harvest'
  const some: How[] = lot.left > 0 ? ['sold', 'passed_on', 'given_back', 'lost'] : []
  if (lot.left > 0 && group !== 'equipment' && group !== 'supply') some.unshift('eaten')
  if (lot.left > 0 && group === 'harvest') some.push('kept')
  if (lot.left > 0 && group === 'seed') some.unshift('planted')
  if (group === 'livestock') some.unshift('grew')
  return some
}

function UseDetails({
  lot,
  lots,
  how,
  members,
  currency,
  problem,
  busy,
  onSave,
}: Props & { readonly how: How }) {
  const t = useT()
  const format = useFormat()
  const words = useGoodsWords()
  const read = useWorth()
  const [typed, setTyped] = useState<Typed>({
    text: '',
    unit: shownQuantity({ ...lot, amount: lot.left }).unit,
  })
  const [day, setDay] = useState<Day | ''>(format.today())
  const [paid, setPaid] = useState({ text: '', currency: lot.worth?.currency ?? currency })
  const [reason, setReason] = useState<LossReason | null>(null)
  const [to, setTo] = useState('')
  const fits = conditionsFor(lot, lots, how)
  const [fulfils, setFulfils] = useState(fits[0]?.id ?? '')
  const [wrong, setWrong] = useState(false)
  const badDay = wrongDay(day, format.today(), lot.day as Day)
  const save = () => {
    const [amount, worth] = [amountOf(typed), read(paid)]
    const isLess = how === 'grew' || (amount !== null && amount <= lot.left)
    if (amount === null || !day || badDay || worth === undefined || !isLess) return setWrong(true)
    if (how === 'grew') return onSave({ kind: 'goods_grew', lot: lot.id, amount, day })
    if ((how === 'lost' && !reason) || (members === null && !isNumber(to))) return setWrong(true)
    const rest = { paid: how === 'sold' ? worth : null, reason: how === 'lost' ? reason : null }
    const given = { to: how === 'passed_on' ? memberFrom(to) : null, fulfils: fulfils || null }
    onSave({ kind: 'goods_used', lot: lot.id, how, amount, day, ...rest, ...given })
  }
  const over = wrong && how !== 'grew' && (amountOf(typed) ?? 0) > lot.left
  return (
    <form class="stack" noValidate onSubmit={sendBy(save)}>
      <QuantityField
        label={t(how === 'grew' ? 'savings.goods.young' : 'savings.goods.how_much')}
        {...{ item: lot.item, value: typed, wrong, autoFocus: true, onChange: setTyped }}
      />
      {over && <ErrorNote problem={{ code: 'savings.not_enough_goods' }} />}
      {how === 'sold' && (
        <MoneyField {...{ label: t('savings.goods.paid'), value: paid, wrong, onChange: setPaid }} />
      )}
      {how === 'lost' && (
        <Choice
          {...{ label: t('savings.goods.why_lost'), value: reason, onChange: setReason, required: true }}
          options={lossReasons.map(code => ({ value: code, label: t(`savings.loss.${code}`) }))}
          error={wrong && !reason ? t('ui.field.missing') : undefined}
        />
      )}
      {how === 'passed_on' && (
        <MemberField
          {...{ label: t('savings.goods.to'), members, none: t('savings.goods.outside'), value: to, wrong }}
          onChange={setTo}
        />
      )}
      {fits.length > 0 && (
        <Select
          {...{ label: t('savings.goods.fulfils'), value: fulfils, onChange: setFulfils }}
          options={fits.map(one => ({
            value: one.id,
            label: `${words.item(one.item)}: ${words.due(one.terms, one.fulfilled, one.dimension)}`,
          }))}
        />
      )}
      <DateInput
        {...{
          label: t('savings.goods.day'),
          value: day,
          onChange: setDay,
          max: format.today(),
          required: true,
        }}
        min={lot.day as Day}
        error={wrong && badDay ? t(badDay) : undefined}
      />
      <ErrorNote problem={problem} />
      <Big main submit icon="check" busy={busy}>
        {t('ui.save')}
      </Big>
    </form>
  )
}

/** Goods whose condition this can fulfil: its own, or others that can be added to it and are not yet fulfilled. */
function conditionsFor(lot: Lot, lots: readonly Lot[], how: How): Lot[] {
  const terms = how === 'passed_on' ? 'pass_on' : how === 'given_back' ? 'from_harvest' : null
  if (terms === null || lot.terms.kind === terms) return []
  return lots.filter(
    one =>
      one.terms.kind === terms &&
      one.dimension === lot.dimension &&
      one.fulfilled < (one.terms as { amount: number }).amount, // a condition has an amount
  )
}
