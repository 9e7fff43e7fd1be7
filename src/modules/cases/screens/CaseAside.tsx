import type { ReplyOf } from '#lib/contract.ts'
import { SafeWaysCard } from '#modules/people/screens/parts.ts'
import { forget, hrefOf, useT } from '#staff/hooks.ts'
import type { readCase } from '../contract.ts'
import { AddPerson } from './AddPerson.tsx'
import { CaseReaders } from './CaseReaders.tsx'
import { ClientConsents } from './ClientConsents.tsx'

type File = ReplyOf<typeof readCase>

/** Beside the case: how to reach the person without harm, who belongs to it, who works on it, who has read it. */
export function CaseAside({ file }: { readonly file: File }) {
  const t = useT()
  const [client] = file.persons
  return (
    <aside class="stack">
      {client && (
        <SafeWaysCard
          personId={client.id}
          ways={client.reach}
          onChanged={() => forget(`/cases/${file.id}`)}
        />
      )}
      {client && <ClientConsents client={client} />}
      <section class="card">
        <h2>{t('cases.persons')}</h2>
        {file.restricted && !file.may.work && file.persons.length === 0 && (
          <p class="soft">{t('cases.persons.hidden')}</p>
        )}
        <ul class="stack plain">
          {file.persons.map(person => (
            <li key={person.id}>
              <a href={hrefOf(`/people/${person.id}`)}>{person.label}</a>{' '}
              <span class="small soft">{t(`cases.part.${person.part}`)}</span>
            </li>
          ))}
        </ul>
        {file.may.work && <AddPerson caseId={file.id} />}
      </section>
      <section class="card">
        <h2>{t('cases.team')}</h2>
        <p>{file.workers.map(worker => worker.name).join(', ') || t('cases.nobody')}</p>
      </section>
      <CaseReaders file={file} />
    </aside>
  )
}
