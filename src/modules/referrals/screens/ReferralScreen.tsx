import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import {
  forget,
  hrefOf,
  navigate,
  useActs,
  useChange,
  useData,
  useFormat,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { openCaseFrom, readReferral } from '../contract.ts'
import { Asked, Told } from '../pages/parts.tsx'
import { Ended, Thread } from './History.tsx'
import { type DialogMove, MoveDialog } from './MoveDialog.tsx'
import { PartnerAccess } from './PartnerAccess.tsx'
import { Urgency } from './ReferralList.tsx'
import { RevealNumber } from './RevealNumber.tsx'
import { stateWords, toneOf, useReader } from './reader.ts'

export type Referral = ReplyOf<typeof readReferral>

/** One referral, as this side may see it, with what may be done now. */
export function ReferralScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data, error, loading, reload } = useData(readReferral, { id })
  useTitle(data ? t('referrals.one.named', { reference: data.reference }) : t('referrals.one'))
  if (loading) return <Skeleton />
  if (!data) {
    return (
      <div class="stack">
        <h1>{t('referrals.one')}</h1>
        <ErrorNote problem={error} onRetry={reload} />
      </div>
    )
  }
  return <Whole referral={data} onChanged={reload} />
}

function Whole({ referral, onChanged }: { readonly referral: Referral; readonly onChanged: () => void }) {
  const t = useT()
  const reader = useReader()
  const [late, setLate] = useState<string | null>(null)
  const incoming = referral.direction === 'in'
  const changed = () => {
    forget('/referrals')
    forget('/cases')
    onChanged()
  }
  return (
    <div class="stack referral-screen">
      <Head referral={referral} />
      {late && (
        <Notice tone="due" live>
          {late}
        </Notice>
      )}
      <Acts
        referral={referral}
        onDone={() => {
          setLate(null)
          changed()
        }}
        onLate={sentence => {
          setLate(sentence)
          changed()
        }}
      />
      {referral.may.makeLink && <PartnerAccess referral={referral} onChanged={changed} />}
      <div class="cols">
        <div class="stack">
          <section class="card stack">
            <h2>{t('referrals.seen.least')}</h2>
            <Asked preview={referral.preview} reader={reader} withScopes={!referral.disclosure} />
          </section>
          {referral.disclosure && (
            <section class="card stack">
              <h2>{t(incoming ? 'referrals.told.title' : 'referrals.told.by_us')}</h2>
              <Told
                disclosure={referral.disclosure}
                reader={reader}
                {...(incoming ? { number: way => <RevealNumber id={referral.id} way={way} /> } : {})}
              />
            </section>
          )}
        </div>
        <div class="stack">
          <Ended referral={referral} />
          <Thread referral={referral} />
        </div>
      </div>
    </div>
  )
}

function Head({ referral }: { readonly referral: Referral }) {
  const t = useT()
  const reader = useReader()
  const { instant } = useFormat()
  const { direction, from, to, serviceName } = referral
  return (
    <header class="stack">
      <h1>{reader.name(referral.needCode)}</h1>
      <p>
        {direction === 'in' ? t('referrals.from', { name: from.name }) : t('referrals.to', { name: to.name })}
        {serviceName && ` · ${serviceName}`}{' '}
        <span class="soft">{t('referrals.reference', { reference: referral.reference })}</span>
      </p>
      <p class="row">
        <Tag tone={toneOf(referral)}>{t(`referrals.status.${referral.status}`)}</Tag>
        <Urgency line={referral} />
        {referral.restricted && <Tag icon="lock">{t('referrals.restricted')}</Tag>}
        <span>{stateWords(referral, t, instant)}</span>
      </p>
      {referral.acceptedBy && referral.answeredAt && (
        <p class="small soft">
          {t('referrals.accepted_by', { name: referral.acceptedBy, when: instant(referral.answeredAt) })}
        </p>
      )}
    </header>
  )
}

const keys: Readonly<Record<DialogMove, string>> = {
  accept: 'a',
  decline: 'd',
  ask_more: 'm',
  give_more: 'm',
  report: 'o',
  return: 'b',
  withdraw: 'w',
}
const order: readonly DialogMove[] = [
  'accept',
  'give_more',
  'report',
  'ask_more',
  'decline',
  'return',
  'withdraw',
]

interface ActsProps {
  readonly referral: Referral
  readonly onDone: () => void
  /** Somebody was faster: a sentence that says so. */
  readonly onLate: (sentence: string) => void
}

function Acts({ referral, onDone, onLate }: ActsProps) {
  const t = useT()
  const [move, setMove] = useState<DialogMove | null>(null)
  const allowed = order.filter(one => referral.may[one])
  const label = (one: DialogMove) =>
    one === 'give_more' && referral.status === 'sent' ? t('referrals.tell_more') : t(`referrals.move.${one}`)
  const first = referral.may.openCase || referral.status === 'sent' ? allowed.indexOf('accept') : 0
  useActs(allowed.map(one => ({ key: keys[one], label: label(one), run: () => setMove(one) })))
  return (
    <div class="row">
      {allowed.map((one, index) => (
        <Button
          key={one}
          look={index === first && one !== 'withdraw' ? 'main' : undefined}
          shortcut={keys[one]}
          onClick={() => setMove(one)}
        >
          {label(one)}
        </Button>
      ))}
      <OurFile referral={referral} />
      {move && (
        <MoveDialog
          move={move}
          referral={referral}
          onClose={() => setMove(null)}
          onDone={() => {
            setMove(null)
            onDone()
          }}
          onLate={sentence => {
            setMove(null)
            onLate(sentence)
          }}
        />
      )}
    </div>
  )
}

/** Our own file of it: opens one from what was told, or leads there. */
function OurFile({ referral }: { readonly referral: Referral }) {
  const t = useT()
  const opening = useChange(openCaseFrom)
  const [caseId] = useState(newId)
  const open = async () => {
    const sent = await opening.send({ id: referral.id, caseId })
    if (!sent.ok || sent.waiting) return
    forget('/referrals')
    forget('/cases')
    navigate(`/cases/${sent.reply.caseId}`)
  }
  useActs(
    referral.may.openCase ? [{ key: 'f', label: t('referrals.open_file'), run: () => void open() }] : [],
  )
  return (
    <>
      {referral.may.openCase && (
        <Button look="main" icon="case" shortcut="f" busy={opening.sending} onClick={() => void open()}>
          {t('referrals.open_file')}
        </Button>
      )}
      {referral.caseId && (
        <LinkButton href={hrefOf(`/cases/${referral.caseId}`)} icon="case">
          {t('referrals.our_file')}
        </LinkButton>
      )}
      <ErrorNote problem={opening.error} />
    </>
  )
}
