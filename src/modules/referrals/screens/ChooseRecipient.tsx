import type { ServiceCard } from '#modules/directory/contract.ts'
import { ProposalList, ServicePicker } from '#modules/directory/screens/parts.ts'
import { listOrganisations, listPartners } from '#modules/organisations/contract.ts'
import { useData, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { Case, Wanted } from './wanted.ts'

interface Props {
  readonly file: Case
  readonly form: Wanted
  readonly set: (part: Partial<Wanted>) => void
  readonly errors: Readonly<Record<string, string | undefined>>
}

const nobody = { toOrganisationId: '', toName: '', serviceId: '', serviceName: '' }

/** To whom: a partner, another organisation of the network, a service of the directory, or somebody by name. */
export function ChooseRecipient(props: Props) {
  const t = useT()
  const { file, form, set, errors } = props
  const me = useMe()
  const person = file.persons.find(({ id }) => id === form.personId)
  const choose = (service: ServiceCard) =>
    set({
      toOrganisationId: service.organisationId ?? '',
      toName: service.organizationName,
      serviceId: service.id,
      serviceName: service.name,
    })
  const query = {
    needCodes: form.needCode ? [form.needCode] : [],
    citizenships: person?.citizenships ?? [],
    languages: [],
    targetGroups: [],
    limit: 5,
  }
  // While a name is being typed the field must not go away.
  const byName = !form.toOrganisationId && !form.serviceId
  return (
    <section class="card stack">
      <h2>{t('referrals.refer.to')}</h2>
      {form.toName ? <Chosen form={form} set={set} /> : <p class="soft">{t('referrals.refer.to.none')}</p>}
      {(errors.toOrganisationId ?? errors.toName) && (
        <p class="wrong" role="alert">
          {errors.toOrganisationId ?? errors.toName}
        </p>
      )}
      {(!form.toName || byName) && (
        <>
          <Network set={set} own={me.organisation.id} />
          <ServicePicker label={t('referrals.refer.service')} onChoose={choose} />
          <ProposalList query={query} onChoose={choose} chosenId={form.serviceId || null} />
          <TextInput
            label={t('referrals.refer.named')}
            hint={t('referrals.refer.named.hint')}
            value={form.toOrganisationId || form.serviceId ? '' : form.toName}
            onChange={toName => set({ ...nobody, toName })}
            maxLength={200}
          />
        </>
      )}
    </section>
  )
}

function Chosen({ form, set }: Pick<Props, 'form' | 'set'>) {
  const t = useT()
  return (
    <div class="row apart">
      <span>
        <b>{form.toName}</b> {form.serviceName && <span class="soft">· {form.serviceName}</span>}{' '}
        {form.toOrganisationId ? (
          <Tag tone="ok">{t('referrals.refer.electronic')}</Tag>
        ) : (
          <Tag>{t('referrals.refer.by_link')}</Tag>
        )}
      </span>
      <Button icon="close" label={`${t('ui.remove')}: ${form.toName}`} onClick={() => set(nobody)}>
        {t('ui.remove')}
      </Button>
    </div>
  )
}

/** Partners one press away, the others by typing. */
function Network({ set, own }: Pick<Props, 'set'> & { readonly own: string }) {
  const t = useT()
  const partners = useData(listPartners, {}).data?.items ?? []
  const all = useData(listOrganisations, {}).data?.items
  const take = (id: string, toName: string) => set({ ...nobody, toOrganisationId: id, toName })
  const source = (typed: string) =>
    (all ?? [])
      .filter(({ id, name }) => id !== own && name.toLowerCase().includes(typed.trim().toLowerCase()))
      .slice(0, 12)
      .map(({ id, name, country }) => ({ id, label: name, hint: country }))
  return (
    <>
      {partners.length > 0 && (
        <div class="row">
          <span class="soft">{t('referrals.refer.partners')}</span>
          {partners.map(({ id, name }) => (
            <Button key={id} icon="organisation" onClick={() => take(id, name)}>
              {name}
            </Button>
          ))}
        </div>
      )}
      <Combobox
        label={t('referrals.refer.network')}
        source={source}
        waiting={!all}
        clear
        onChoose={({ id, label }) => take(id, label)}
      />
    </>
  )
}
