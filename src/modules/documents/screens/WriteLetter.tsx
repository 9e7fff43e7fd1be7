import { useEffect, useState } from 'preact/hooks'
import { isLocale } from '#i18n/locales.ts'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import {
  announce,
  type DecidedField,
  forget,
  hrefOf,
  navigate,
  useChange,
  useData,
  useDraft,
  useLocale,
  usePlace,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { changeDocument, makeDocument, readDocument, readFacts } from '../contract.ts'
import { ChooseLetter } from './ChooseLetter.tsx'
import { letterFields } from './decided-fields.ts'
import { Interview } from './Interview.tsx'
import { choose, emptyPlan, type LetterPlan } from './plan.ts'
import { usePack } from './usePack.ts'

/** A new letter of a case; `?claim=…` prints that claim, `?template=…` begins with that letter. */
export function NewLetter({ caseId }: { readonly caseId: string }) {
  const t = useT()
  const locale = useLocale()
  const { query } = usePlace()
  const asked = new URLSearchParams(query)
  const name = `documents.new.${caseId}`
  const [plan, setPlan, draft] = useDraft<LetterPlan>(name, {
    ...emptyPlan(locale),
    claimId: asked.get('claim') ?? '',
  })
  const [id] = useState(newId)
  const change = useChange(makeDocument, {
    offline: true,
    label: 'documents.save',
    chain: caseId,
    draft: name,
  })
  const [waiting, setWaiting] = useState(false)
  useTitle(t('documents.new'))
  const save = async () => {
    const { template, country, language, readingLanguage, claimId, answers } = plan
    const sent = await change.send({
      id,
      caseId,
      template,
      country,
      language,
      readingLanguage,
      claimId: claimId || null,
      answers: { ...answers },
    })
    if (!sent.ok) return
    await draft.clear()
    forget('/documents')
    forget(`/cases/${caseId}`)
    announce(t('ui.saved'))
    if (sent.waiting) setWaiting(true)
    else navigate(`/letters/${sent.reply.id}`)
  }
  return (
    <div class="stack">
      <h1>{t('documents.new')}</h1>
      {draft.restored && <p class="small soft">{t('documents.restored')}</p>}
      <ErrorNote problem={change.error} />
      {waiting && <Notice live>{t('ui.savedOnDevice')}</Notice>}
      {draft.ready && !waiting && (
        <Writing
          caseId={caseId}
          plan={plan}
          wanted={asked.get('template')}
          saving={change.sending}
          onChange={setPlan}
          onSave={() => void save()}
        />
      )}
      <LinkButton href={hrefOf(`/cases/${caseId}`)} look="quiet" icon="back">
        {t('claims.to_case')}
      </LinkButton>
    </div>
  )
}

interface WritingProps {
  readonly caseId: string
  readonly plan: LetterPlan
  readonly wanted?: string | null
  readonly saving: boolean
  readonly onChange: (plan: LetterPlan) => void
  readonly onSave: () => void
}

/** What the case knows stays off the device: without a network more is asked, and the server fills in what it knows. */
function Writing({ caseId, plan, wanted, saving, onChange, onSave }: WritingProps) {
  const { pack, error, reload } = usePack()
  const asked = plan.claimId ? { caseId, claimId: plan.claimId } : { caseId }
  const { data: facts, error: unknown } = useData(readFacts, asked, { keep: false })
  const personLanguage = facts?.personLanguage
  useEffect(() => {
    if (!pack || !facts || plan.template) return
    // The language of the person, as the case knows it, before anything was chosen.
    const reading = isLocale(personLanguage) ? personLanguage : plan.readingLanguage
    const first = pack.templates.get(wanted ?? '')
    const begun = { ...plan, readingLanguage: reading }
    if (first) onChange(choose(begun, first, facts))
    else if (reading !== plan.readingLanguage) onChange(begun)
  }, [pack === null, personLanguage, wanted])
  if (error && !pack) return <ErrorNote problem={error} onRetry={reload} />
  if (!pack || (!facts && !unknown)) return <Skeleton />
  const template = pack.templates.get(plan.template)
  return (
    <>
      {unknown && unknown.status !== 0 && <ErrorNote problem={unknown} />}
      {template && plan.at >= 0 ? (
        <Interview
          pack={pack}
          template={template}
          facts={facts}
          plan={plan}
          saving={saving}
          onChange={onChange}
          onSave={onSave}
        />
      ) : (
        <ChooseLetter pack={pack} facts={facts} plan={plan} onChange={onChange} />
      )}
    </>
  )
}

/** The same questions for a letter that is there; saved against the version that was read. */
export function EditLetter({ id }: { readonly id: string }) {
  const t = useT()
  const { data, error, reload } = useData(readDocument, { id }, { keep: false })
  useTitle(t('documents.edit'))
  return (
    <div class="stack">
      <h1>{data?.title ?? t('documents.edit')}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      {!data && !error && <Skeleton />}
      {data && <Rewriting key={data.version} document={data} />}
      <LinkButton href={hrefOf(`/letters/${id}`)} look="quiet" icon="back">
        {t('ui.back')}
      </LinkButton>
    </div>
  )
}

/** What is asked where two people wrote the same letter anew: every question of the stock by its own words. */
function useLetterFields(): readonly DecidedField[] {
  const { pack } = usePack()
  const locale = useLocale()
  const questions = [...(pack?.stock.fields ?? [])].map(([code, { label }]) => ({
    name: `answers.${code}`,
    label: label[locale],
    free: true as const,
  }))
  return [...letterFields, ...questions]
}

function Rewriting({ document }: { document: ReplyOf<typeof readDocument> }) {
  const t = useT()
  const { id, template, country, language, readingLanguage, personId, answers, version } = document
  const [plan, setPlan, draft] = useDraft<LetterPlan>(`documents.${id}.${version}`, {
    template,
    country,
    language,
    readingLanguage,
    claimId: document.claimId ?? '',
    answers,
    at: 0,
  })
  const change = useChange(changeDocument, { fields: useLetterFields() })
  const save = async () => {
    const { country, language, readingLanguage, claimId, answers } = plan
    const asked = { country, language, readingLanguage, claimId: claimId || null, answers: { ...answers } }
    const sent = await change.send({ id, version, personId, ...asked }, { before: document })
    if (!sent.ok) return
    await draft.clear()
    forget('/documents')
    announce(t('ui.saved'))
    navigate(`/letters/${id}`)
  }
  return (
    <>
      <ErrorNote problem={change.error} />
      <Writing
        caseId={document.caseId}
        plan={plan}
        saving={change.sending}
        onChange={setPlan}
        onSave={() => void save()}
      />
    </>
  )
}
