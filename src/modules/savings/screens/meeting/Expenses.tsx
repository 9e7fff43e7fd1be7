import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import type { IconName } from '#ui/Icon.tsx'
import { balance } from '../../domain/ledger.ts'
import { BoxSale } from '../goods/BoxSale.tsx'
import { Big, Sum } from '../Parts.tsx'
import { useGroup } from '../use-group.ts'
import { NextStep } from './Next.tsx'
import { OtherMoney, type OtherMoneyKind } from './OtherMoney.tsx'

const usual: readonly (readonly [OtherMoneyKind, IconName])[] = [
  ['expense', 'upload'],
  ['donation', 'download'],
  ['to_bank', 'bank'],
  ['from_bank', 'bank'],
]
const rare: readonly (readonly [OtherMoneyKind, IconName])[] = [
  ['loan_from_outside', 'plus'],
  ['loan_to_outside', 'back'],
  ['tokens_in', 'check'],
  ['tokens_out', 'close'],
  ['wrong_bag', 'warning'],
  ['surplus', 'search'],
]

/** Money that goes out for the group, or comes to it from outside; at most meetings there is none. */
export function Expenses() {
  const t = useT()
  const { group, book } = useGroup()
  const [kind, setKind] = useState<OtherMoneyKind | null>(null)
  const { ledger } = book
  const owed = {
    bank: balance(ledger, 'bank') + balance(ledger, 'wallet'),
    outside: -balance(ledger, 'external_loan'),
    tokens: -balance(ledger, 'tokens'),
    surplus: -balance(ledger, 'suspense'),
  }
  const nothingThere: Partial<Record<OtherMoneyKind, boolean>> = {
    ...{ from_bank: owed.bank === 0, loan_to_outside: owed.outside === 0, tokens_out: owed.tokens === 0 },
    surplus: owed.surplus === 0,
  }
  const button = ([one, icon]: readonly [OtherMoneyKind, IconName]) =>
    nothingThere[one] ? null : (
      <Big key={one} icon={icon} onClick={() => setKind(one)}>
        {t(`savings.other.${one}`)}
      </Big>
    )
  return (
    <>
      {Object.values(owed).some(sum => sum > 0) && (
        <div class="card">
          {owed.bank > 0 && <Sum label={t('savings.place.bank')} amount={owed.bank} />}
          {owed.outside > 0 && <Sum label={t('savings.other.owed_outside')} amount={owed.outside} />}
          {owed.tokens > 0 && <Sum label={t('savings.other.owed_tokens')} amount={owed.tokens} />}
          {owed.surplus > 0 && <Sum label={t('savings.other.owed_surplus')} amount={owed.surplus} />}
        </div>
      )}
      {usual.map(button)}
      <BoxSale />
      <details>
        <summary>{t('savings.other.more')}</summary>
        <div class="stack">{rare.map(button)}</div>
      </details>
      {kind && <OtherMoney key={kind} kind={kind} onClose={() => setKind(null)} />}
      <NextStep to={group.draft.shareOut === true ? 'share_out' : 'count_out'} />
    </>
  )
}
