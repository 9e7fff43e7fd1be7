import type { ReplyOf } from '#lib/contract.ts'
import { useChange, useData, useMay, useMe, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { addPartner, listOrganisations, listPartners, removePartner } from '../contract.ts'

type Partner = ReplyOf<typeof listPartners>['items'][number]

export function Partners() {
  const t = useT()
  useTitle(t('organisations.partners.title'))
  const { data, error, loading, reload } = useData(listPartners, {})
  const may = useMay('organisations.add_partner')
  const removing = useChange(removePartner)
  const drop = async (id: string) => {
    if ((await removing.send({ id })).ok) reload()
  }
  return (
    <div class="stack">
      <h1>{t('organisations.partners.title')}</h1>
      <p class="soft">{t('organisations.partners.what')}</p>
      <ErrorNote problem={error ?? removing.error} onRetry={reload} />
      {may && data && <AddPartner partners={data.items} onDone={reload} />}
      {loading && <Skeleton />}
      {data && (
        <section class="card">
          {data.items.length === 0 && <Empty icon="referral" title={t('organisations.partners.none')} />}
          <List label={t('organisations.partners.title')} rows={data.items} rowKey={partner => partner.id}>
            {partner => (
              <div class="row apart">
                <span class="row">
                  <b>{partner.name}</b>
                  {partner.openNow ? (
                    <Tag tone="ok">{t('organisations.openNow')}</Tag>
                  ) : (
                    <Tag>{t('organisations.closedNow')}</Tag>
                  )}
                </span>
                {may && (
                  <Button
                    icon="close"
                    label={`${t('ui.remove')}: ${partner.name}`}
                    onClick={() => void drop(partner.id)}
                  >
                    {t('ui.remove')}
                  </Button>
                )}
              </div>
            )}
          </List>
        </section>
      )}
    </div>
  )
}

function AddPartner({ partners, onDone }: { partners: readonly Partner[]; onDone: () => void }) {
  const t = useT()
  const me = useMe()
  const { data } = useData(listOrganisations, {})
  const { send, error } = useChange(addPartner)
  const source = (typed: string) =>
    (data?.items ?? [])
      .filter(({ id }) => id !== me.organisation.id && !partners.some(partner => partner.id === id))
      .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
      .slice(0, 12)
      .map(({ id, name, country }) => ({ id, label: name, hint: country }))
  return (
    <section class="card stack">
      <ErrorNote problem={error} />
      <Combobox
        label={t('organisations.partners.add')}
        source={source}
        waiting={!data}
        clear
        onChoose={async ({ id }) => {
          if ((await send({ id })).ok) onDone()
        }}
      />
    </section>
  )
}
