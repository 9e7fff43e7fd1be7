import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { readCase } from '#modules/cases/contract.ts'
import { hrefOf, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readAssessment } from '../contract.ts'
import { ChecklistView } from './ChecklistView.tsx'
import { emptyStay, type StayDraft, StayForm } from './StayForm.tsx'
import { YearChart } from './YearChart.tsx'

type Assessment = ReplyOf<typeof readAssessment>

/** A new check in a case. */
export function NewStay({ id }: { readonly id: string }) {
  const t = useT()
  const [assessmentId] = useState(newId)
  const { data: file, error } = useData(readCase, { id })
  useTitle(t('rules.case.title'))
  if (error && !file) return <ErrorNote problem={error} />
  if (!file) return <Skeleton />
  const [client] = file.persons
  const draft = emptyStay(client?.id ?? null, client?.citizenships[0] ?? '')
  return (
    <div class="stack">
      <Head caseId={id} />
      <StayForm
        caseId={id}
        assessmentId={assessmentId}
        persons={file.persons}
        initial={draft}
        version={null}
      />
    </div>
  )
}

/** One that is there: the answer, the picture of the year, and the questions to change it. */
export function StayScreen({ id, assessmentId }: { readonly id: string; readonly assessmentId: string }) {
  const t = useT()
  const { data, error, reload } = useData(readAssessment, { id, assessmentId }, { keep: false })
  const { data: file } = useData(readCase, { id })
  useTitle(t('rules.case.title'))
  if (error && !data) return <ErrorNote problem={error} onRetry={reload} />
  if (!data) return <Skeleton />
  return (
    <div class="stack">
      <Head caseId={id} />
      <Changed assessment={data} />
      <div class="cols even">
        <div class="stack">
          <ChecklistView answer={data.checklist} />
        </div>
        <div class="stack">
          <YearChart ahead={data.checklist.ahead} />
          <StayForm
            key={data.version}
            caseId={id}
            assessmentId={assessmentId}
            persons={file?.persons ?? []}
            initial={draftOf(data)}
            version={data.version}
          />
        </div>
      </div>
    </div>
  )
}

function Head({ caseId }: { readonly caseId: string }) {
  const t = useT()
  return (
    <div>
      <p class="small">
        <a href={hrefOf(`/cases/${caseId}`)}>{t('cases.page.title')}</a>
      </p>
      <h1>{t('rules.case.title')}</h1>
    </div>
  )
}

function Changed({ assessment: { changed } }: { readonly assessment: Assessment }) {
  const t = useT()
  const format = useFormat()
  if (!changed) return null
  return (
    <Notice tone="due">
      {t('rules.case.changed', { day: format.day(format.dayOf(changed.at)) })}{' '}
      {changed.rules.map(rule => (
        <a key={rule} href={hrefOf(`/rules/${rule}`)}>
          {rule}{' '}
        </a>
      ))}
    </Notice>
  )
}

function draftOf({ personId, citizenship, destination, purpose, events, keepPaying }: Assessment): StayDraft {
  return {
    personId,
    citizenship,
    destination,
    purpose,
    keepPaying,
    // Days came from the contract; an empty one is a field not filled.
    events: events.map(({ kind, date, until }) => ({
      kind,
      date: date as never,
      until: (until ?? '') as never,
    })),
  }
}
