import type { ReplyOf } from '#lib/contract.ts'
import { useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import type { readGoods } from '../../contract/goods.ts'

type Goods = Pick<ReplyOf<typeof readGoods>, 'keeper' | 'hasPhone' | 'notCounted' | 'records' | 'may'>

/** Whose book of goods is counted, and what becomes of the agent's when the group begins its own (decision 0026). */
export function Keeper({ goods }: { readonly goods: Goods }) {
  const t = useT()
  if (goods.keeper === 'agent') {
    if (goods.records.length === 0 || !goods.may.record) return null
    if (goods.hasPhone) return <Notice tone="due">{t('savings.goods.if_phone')}</Notice>
    return <p class="soft small">{t('savings.goods.if_phone_later')}</p>
  }
  return (
    <Notice>
      <p>{t('savings.goods.kept_by_log')}</p>
      {goods.notCounted > 0 && (
        <>
          <p>{t('savings.goods.not_counted', { count: goods.notCounted })}</p>
          <p>{t('savings.goods.not_counted_how')}</p>
        </>
      )}
    </Notice>
  )
}
