import { useMemo } from 'preact/hooks'
import { useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { passbooks, standingOf } from '../domain/passbook.ts'
import { Frame } from './Frame.tsx'
import { PaidOut, PassbookTable } from './Passbook.tsx'
import { numberOf, useGroup, useMoney, useNameOf } from './use-group.ts'

/** All passbooks of the group, one A6 page each: the paper that stays in the box. */
export function PrintPassbooks({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.passbooks.print')} back={`/group/${id}/members`} whole>
      {() => <Pages />}
    </Frame>
  )
}

function Pages() {
  const t = useT()
  const { group, book } = useGroup()
  const nameOf = useNameOf()
  const format = useFormat()
  const money = useMoney(group.lid.currency)
  const books = useMemo(() => passbooks(group.log.entries), [group.log.entries.length])
  if (books.size === 0) return <Empty icon="print" title={t('savings.empty.meetings')} />
  return (
    <>
      <div class="row apart no-print">
        <h1>{t('savings.passbooks.print')}</h1>
        <Button look="main" icon="print" onClick={() => print()}>
          {t('ui.print')}
        </Button>
      </div>
      <div class="passbook-pages stack">
        {[...books].map(([member, lines]) => {
          const now = standingOf(book, member)
          return (
            <section key={member} class="card passbook-page">
              <h2>
                {numberOf(book, member)}. {nameOf(member)}
              </h2>
              <p class="small">
                {group.lid.name} · {format.day(format.today(), 'medium')} ·{' '}
                {group.log.log.head.hash.slice(0, 8).toUpperCase()}
              </p>
              <PassbookTable lines={lines} currency={group.lid.currency} all />
              <PaidOut member={member} />
              <p>
                {t('savings.saved')}: <b>{money.show(now.savings)}</b> · {t('savings.owed')}:{' '}
                <b>{money.show(now.loan + now.charge + now.fines)}</b>
              </p>
            </section>
          )
        })}
      </div>
    </>
  )
}
