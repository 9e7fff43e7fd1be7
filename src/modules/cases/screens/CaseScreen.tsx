import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { ClaimsOfCase } from '#modules/claims/screens/parts.ts'
import { LettersOfCase } from '#modules/documents/screens/parts.ts'
import { ReferralsOfCase } from '#modules/referrals/screens/parts.ts'
import { StayOfCase } from '#modules/rules/screens/parts.ts'
import { TracingOfCase } from '#modules/tracing/screens/parts.ts'
import {
  forget,
  hrefOf,
  navigate,
  remember,
  useActs,
  useChange,
  useData,
  useFormat,
  useMay,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { decideClosing, readCase, resumeCase } from '../contract.ts'
import { AddToCase } from './AddToCase.tsx'
import { CaseAside } from './CaseAside.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseSteps, type Step } from './CaseSteps.tsx'
import { CaseTags } from './CaseTags.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'
import { NeedsTable } from './NeedsTable.tsx'
import { PlanCard } from './PlanCard.tsx'

type File = ReplyOf<typeof readCase>

/** A case: what is due on top, needs and what happened below, people at the side. */
export function CaseScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data: file, error, reload } = useData(readCase, { id })
  const [open, setOpen] = useState<Step | 'add' | null>(null)
  useTitle(file?.title ?? t('cases.page.title'))
  useEffect(() => {
    if (file) remember({ to: `/cases/${id}`, label: file.reference })
  }, [id, file?.reference])
  const seesReferrals = useMay('referrals.list')
  const seesClaims = useMay('claims.list')
  const seesStay = useMay('rules.list_assessments')
  const seesLetters = useMay('documents.list')
  const seesTracing = useMay('tracing.read_case')
  const [askedToRefer, setAskedToRefer] = useState(false)
  const refer = () => (file?.may.refer ? navigate(`/cases/${id}/refer`) : setAskedToRefer(true))
  useCaseKeys(file, setOpen, refer)
  if (error && !file) return <ErrorNote problem={error} onRetry={reload} />
  if (!file) return <Skeleton />
  return (
    <div class="stack">
      <Head file={file} onOpen={setOpen} onRefer={refer} />
      {askedToRefer && !file.may.refer && (
        <Notice tone="due" live>
          {t(file.needs.length ? 'cases.refer.all_done' : 'cases.refer.no_need')}
        </Notice>
      )}
      <Notices file={file} />
      <CaseFacts file={file} onNext={() => setOpen('edit')} />
      <div class="cols">
        <div class="stack">
          <NeedsTable caseId={id} needs={file.needs} mayWork={file.may.work} />
          <PlanCard file={file} />
          {seesStay && <StayOfCase caseId={id} mayWork={file.may.work} />}
          {seesReferrals && <ReferralsOfCase caseId={id} mayRefer={file.may.refer} />}
          {seesClaims && <ClaimsOfCase caseId={id} />}
          {seesLetters && <LettersOfCase caseId={id} />}
          {seesTracing && <TracingOfCase caseId={id} />}
          <CaseTimeline file={file} />
        </div>
        <CaseAside file={file} />
      </div>
      {open === 'add' && <AddToCase caseId={id} goals={file.goals} onClose={() => setOpen(null)} />}
      {open && open !== 'add' && <CaseSteps step={open} file={file} onClose={() => setOpen(null)} />}
    </div>
  )
}

function useCaseKeys(
  file: File | undefined | null,
  onOpen: (what: Step | 'add') => void,
  refer: () => void,
): void {
  const t = useT()
  const acts = []
  if (file?.may.work) acts.push({ key: 'a', label: t('cases.add'), run: () => onOpen('add') })
  if (file?.may.work) acts.push({ key: 'e', label: t('cases.act.edit'), run: () => onOpen('edit') })
  if (file?.may.work)
    acts.push({ key: 'd', label: t('cases.act.triage'), run: () => navigate(`/cases/${file.id}/triage`) })
  if (file?.may.work) acts.push({ key: 'r', label: t('cases.act.refer'), run: refer })
  useActs(acts)
}

interface HeadProps {
  readonly file: File
  readonly onOpen: (what: Step | 'add') => void
  /** Says why not, where there is nothing to refer. */
  readonly onRefer: () => void
}

function Head({ file, onOpen, onRefer }: HeadProps) {
  const t = useT()
  const format = useFormat()
  return (
    <div class="row apart">
      <div>
        <p class="small soft">
          {t('cases.opened_at', { reference: file.reference, day: format.day(format.dayOf(file.openedAt)) })}
        </p>
        <h1>{file.title}</h1>
        <CaseTags {...file} />
      </div>
      <span class="row">
        {file.may.refer && (
          <LinkButton href={hrefOf(`/cases/${file.id}/refer`)} icon="referral" shortcut="r">
            {t('cases.act.refer')}
          </LinkButton>
        )}
        {file.may.work && !file.may.refer && (
          <Button icon="referral" shortcut="r" onClick={onRefer}>
            {t('cases.act.refer')}
          </Button>
        )}
        {file.may.work && (
          <Button look="main" icon="plus" shortcut="a" onClick={() => onOpen('add')}>
            {t('ui.add')}
          </Button>
        )}
        <CaseMenu file={file} onOpen={onOpen} />
      </span>
    </div>
  )
}

function CaseMenu({ file, onOpen }: { file: File; onOpen: (what: Step) => void }) {
  const t = useT()
  const resume = useChange(resumeCase)
  const { may } = file
  const items: MenuItem[] = []
  const offer = (allowed: boolean, label: string, run: () => void) => allowed && items.push({ label, run })
  offer(may.work, t('cases.act.edit'), () => onOpen('edit'))
  offer(may.work, t('cases.act.triage'), () => navigate(`/cases/${file.id}/triage`))
  offer(may.assign, t('cases.act.assign'), () => onOpen('assign'))
  offer(may.handOver, t('cases.act.hand_over'), () => onOpen('hand_over'))
  offer(may.hold, t('cases.act.hold'), () => onOpen('hold'))
  offer(may.resume, t('cases.act.resume'), () => {
    void resume.send({ id: file.id, version: file.version }).then(() => forget(`/cases/${file.id}`))
  })
  offer(may.restrict && !file.restricted, t('cases.act.restrict'), () => onOpen('restrict'))
  offer(may.restrict && file.restricted, t('cases.act.unrestrict'), () => onOpen('unrestrict'))
  offer(may.close, t('cases.act.close'), () => onOpen('close'))
  offer(may.reopen, t('cases.act.reopen'), () => onOpen('reopen'))
  return items.length ? <Menu label={t('ui.more')} items={items} /> : null
}

/** What everybody who opens the file must know before they read on. */
function Notices({ file }: { file: File }) {
  const t = useT()
  const decide = useChange(decideClosing)
  const answer = async (approve: boolean) => {
    await decide.send({ id: file.id, version: file.version, approve })
    forget('/cases')
  }
  return (
    <>
      {file.askDanger && file.may.work && (
        <Notice tone="danger" live>
          <p>{t('cases.danger.offer')}</p>
          <LinkButton look="main" shortcut="d" href={hrefOf(`/cases/${file.id}/triage`)}>
            {t('cases.act.triage')}
          </LinkButton>
        </Notice>
      )}
      {file.glass.slice(0, 3).map(one => (
        <Notice key={one.id} tone="danger">
          {t('cases.glass.seen', { name: one.who?.name ?? '', reason: one.reason })}
        </Notice>
      ))}
      {file.handOvers.map(one => (
        <Notice key={one.id}>
          {t('cases.hand_over.asked', { name: one.to?.name ?? '', reason: one.reason })}
        </Notice>
      ))}
      {file.restrictSuggested && <Notice tone="due">{t('cases.restrict_suggested')}</Notice>}
      <ErrorNote problem={decide.error} />
      {file.may.decideClosing && (
        <Notice>
          <p>{file.closingSummary}</p>
          <span class="row">
            <Button look="main" onClick={() => void answer(true)}>
              {t('cases.act.approve')}
            </Button>
            <Button onClick={() => void answer(false)}>{t('cases.act.decline')}</Button>
          </span>
        </Notice>
      )}
    </>
  )
}
