import type { Day } from '#lib/day.ts'
import { LanguageChooser } from '#modules/accounts/screens/parts.ts'
import { useFormat, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { Empty } from '#ui/Empty.tsx'
import { Page } from './Frame.tsx'
import { PassbookTable } from './Passbook.tsx'
import { passbookFrom } from './passbook-link.ts'
import { useMoney } from './use-group.ts'
import './group.css'

/** A passbook that came by QR code: everything shown is in the address itself; nothing is asked of anybody. */
export function PassbookReader() {
  const t = useT()
  useTitle(t('savings.passbook'))
  const { hash } = usePlace()
  const copy = passbookFrom(hash)
  const format = useFormat()
  const money = useMoney(copy?.currency ?? 'USD')
  if (!copy)
    return (
      <Page>
        <Empty icon="book" title={t('savings.copy.strange')} />
      </Page>
    )
  const rows = [
    [t('savings.shares'), format.number(copy.stamps)],
    [t('savings.saved'), money.show(copy.savings)],
    [t('savings.owed'), money.show(copy.loan + copy.charge + copy.fines)],
  ]
  return (
    <Page>
      <LanguageChooser />
      <h1>
        {copy.number}. {copy.name}
      </h1>
      <p class="soft">
        {copy.group} · {format.day(copy.at as Day, 'medium')} · {copy.code.toUpperCase()}
      </p>
      <div class="card">
        {rows.map(([label, value]) => (
          <div key={label} class="sum">
            <span>{label}</span>
            <b>{value}</b>
          </div>
        ))}
      </div>
      <PassbookTable lines={copy.lines} currency={copy.currency} />
    </Page>
  )
}
