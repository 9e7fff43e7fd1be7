import { FilesOfPerson } from '#modules/cases/screens/parts.ts'
import { ContactsOfPerson } from '#modules/contacts/screens/parts.ts'
import { RightsCard } from '#modules/keeping/screens/parts.ts'
import { listOrganisations } from '#modules/organisations/contract.ts'
import { useData, useMay, useT, useTitle } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readPerson } from '../contract.ts'
import { ConsentsCard } from './ConsentsCard.tsx'
import { DocumentsCard } from './DocumentsCard.tsx'
import { FamilyCard } from './FamilyCard.tsx'
import { MergedFiles } from './FromFile.tsx'
import { HealthCard } from './HealthCard.tsx'
import { IdentityCard } from './IdentityCard.tsx'
import { MergedCard } from './MergedCard.tsx'
import { NamesCard } from './NamesCard.tsx'
import { ReadersCard } from './ReadersCard.tsx'
import { RestrictPerson } from './RestrictPerson.tsx'
import { SafeWaysCard } from './SafeWaysCard.tsx'

/** A person's file: how to reach them safely before anything else. */
export function PersonScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data: person, error, reload } = useData(readPerson, { id })
  const { data: network } = useData(listOrganisations, {})
  const seesFiles = useMay('cases.list_of_person')
  const seesContacts = useMay('contacts.list')
  useTitle(person?.label ?? t('people.title'))
  if (!person) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton lines={8} />
  const nameOf = (organisationId: string) =>
    network?.items.find(organisation => organisation.id === organisationId)?.name ?? '–'
  return (
    <MergedFiles.Provider value={person.merged}>
      <div class="stack">
        <div class="row">
          <h1>{person.label}</h1>
          <span class="soft">
            {t('people.reference')} {person.reference}
          </span>
          {person.restricted && (
            <Tag tone="danger" icon="lock">
              {t('people.restricted')}
            </Tag>
          )}
          {person.may.restrict && <RestrictPerson person={person} onChanged={reload} />}
        </div>
        <div class="cols">
          <div class="stack">
            <SafeWaysCard personId={person.id} ways={person.ways} onChanged={reload} />
            <IdentityCard person={person} onChanged={reload} />
            <NamesCard person={person} onChanged={reload} />
            <MergedCard person={person} onChanged={reload} />
            <ConsentsCard
              personId={person.id}
              consents={person.consents}
              language={person.languages[0]}
              nameOf={nameOf}
              onChanged={reload}
            />
          </div>
          <div class="stack">
            {seesFiles && <FilesOfPerson personId={person.id} offersNew />}
            {seesContacts && <ContactsOfPerson personId={person.id} />}
            {person.may.seeGuarded && <HealthCard person={person} onChanged={reload} />}
            <FamilyCard person={person} onChanged={reload} />
            <DocumentsCard
              personId={person.id}
              documents={person.documents}
              seesNumbers={person.may.seeGuarded}
              onChanged={reload}
            />
            <ReadersCard personId={person.id} />
            <RightsCard personId={person.id} />
          </div>
        </div>
      </div>
    </MergedFiles.Provider>
  )
}
