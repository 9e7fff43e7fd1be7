import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { listOrganisations } from '#modules/organisations/contract.ts'
import { hrefOf, useData, useFormat, useT } from '#staff/hooks.ts'
import type { readCase } from '../contract.ts'

type Person = ReplyOf<typeof readCase>['persons'][number]

/** To whom something may be told today, what for and until when; the rest stands in the person's file. */
export function ClientConsents({ client }: { readonly client: Person }) {
  const t = useT()
  const { day } = useFormat()
  const { data: network } = useData(listOrganisations, client.consents.length ? {} : null)
  const nameOf = (id: string | null) => network?.items.find(one => one.id === id)?.name
  return (
    <section class="card stack">
      <h2>{t('cases.consents')}</h2>
      {client.consents.length === 0 && <p class="soft">{t('cases.consents.none')}</p>}
      {client.consents.length > 0 && (
        <ul class="stack plain">
          {client.consents.map(consent => (
            <li key={consent.id}>
              <b>{consent.recipientName ?? nameOf(consent.recipientId) ?? '–'}</b>
              <br />
              <span class="small soft">
                {t(`people.purpose.${consent.purpose}`)} · {t('people.receipt.until')}:{' '}
                {day(consent.until as Day)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <a href={hrefOf(`/people/${client.id}`)}>{t('cases.consents.all')}</a>
    </section>
  )
}
