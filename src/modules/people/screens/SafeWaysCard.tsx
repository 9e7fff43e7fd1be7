import { useState } from 'preact/hooks'
import { useChange, useFormat, useMay, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { endWay, type revealPurposes, type WayView } from '../contract.ts'
import type { WhyNot } from '../domain/safe-way.ts'
import { FromFile } from './FromFile.tsx'
import { clockOf } from './options.ts'
import { RevealDialog } from './RevealDialog.tsx'
import { WayDialog } from './WayDialog.tsx'

interface Props {
  readonly personId: string
  readonly ways: readonly WayView[]
  /** After a way was added, changed or ended. */
  readonly onChanged?: () => void
  /** What a number would be needed for here. */
  readonly purpose?: (typeof revealPurposes)[number]
  /** Under a card of somebody else’s. */
  readonly heading?: 'h2' | 'h3'
}

/** How a person may be reached without harm, the warnings first; a number only by asking for it. */
export function SafeWaysCard({
  personId,
  ways,
  onChanged,
  purpose = 'call_back',
  heading: Heading = 'h2',
}: Props) {
  const t = useT()
  const [editing, setEditing] = useState<WayView | 'new' | null>(null)
  const mayAdd = useMay('people.add_way')
  const forbidden = ways.some(way => way.kind === 'none')
  return (
    <section class="card stack">
      <div class="row apart">
        <Heading>{t('people.ways')}</Heading>
        {mayAdd && onChanged && (
          <Button look="quiet" icon="plus" onClick={() => setEditing('new')}>
            {t('people.way.add')}
          </Button>
        )}
      </div>
      {forbidden && <Notice tone="danger">{t('people.unsafe.not_at_all')}</Notice>}
      {ways.length === 0 && <Notice tone="due">{t('people.ways.none')}</Notice>}
      {ways.map(way => (
        <Way
          key={way.id}
          personId={personId}
          way={way}
          purpose={purpose}
          onEdit={onChanged && (() => setEditing(way))}
          onChanged={onChanged}
        />
      ))}
      {editing && (
        <WayDialog
          personId={personId}
          way={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null)
            onChanged?.()
          }}
        />
      )}
    </section>
  )
}

interface WayProps {
  readonly personId: string
  readonly way: WayView
  readonly purpose: (typeof revealPurposes)[number]
  readonly onEdit: (() => void) | undefined
  readonly onChanged: (() => void) | undefined
}

function Way({ personId, way, purpose, onEdit, onChanged }: WayProps) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const ending = useChange(endWay)
  const end = async () => {
    const sent = await ending.send({ personId, id: way.id })
    if (sent.ok) onChanged?.()
  }
  return (
    <div class="stack">
      <div class="row">
        <b>{t(`people.way.kind.${way.kind}`)}</b>
        {way.numberEnd && <span>••• {way.numberEnd}</span>}
        {way.detail && <span>{way.detail}</span>}
        <FromFile personId={way.personId} />
        {way.now.may ? (
          <Tag tone="ok" icon="check">
            {t('people.way.safe_now')}
          </Tag>
        ) : (
          <Tag tone="danger" icon="warning">
            {/* A stable code of the domain. */}
            {t(`people.unsafe.${way.now.reason as WhyNot}`)}
          </Tag>
        )}
      </div>
      {way.kind !== 'none' && <WayRules way={way} />}
      <div class="row">
        {way.hasNumber && (
          <Button icon="phone" onClick={() => setAsking(true)}>
            {t('people.way.reveal')}
          </Button>
        )}
        {onEdit && (
          <Button look="quiet" onClick={onEdit}>
            {t('ui.edit')}
          </Button>
        )}
        {onEdit && (
          <Button look="quiet" busy={ending.sending} onClick={() => void end()}>
            {t('ui.remove')}
          </Button>
        )}
      </div>
      {asking && (
        <RevealDialog personId={personId} way={way} purpose={purpose} onClose={() => setAsking(false)} />
      )}
    </div>
  )
}

/** When, who may answer, and what must not happen. */
function WayRules({ way }: { readonly way: WayView }) {
  const t = useT()
  const { day, list } = useFormat()
  const days = way.days.length
    ? list(way.days.map(one => t(`ui.weekday.${one as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)))
    : t('people.way.every_day')
  const hours = way.fromMinute === null ? '' : ` ${clockOf(way.fromMinute)}–${clockOf(way.toMinute)}`
  return (
    <>
      <p class="small">
        {days}
        {hours} · {t('people.way.answers')}: {t(`people.way.answers.${way.whoMayAnswer}`)}
        {way.safeUntil && ` · ${t('people.way.safe_until')}: ${day(way.safeUntil)}`}
      </p>
      <div class="row">
        {way.messagesOnly && <Tag tone="due">{t('people.way.messages_only')}</Tag>}
        {way.sharedPhone && <Tag tone="due">{t('people.way.shared')}</Tag>}
        {way.mayLeaveMessage ? (
          <Tag>{t('people.way.leave_message')}</Tag>
        ) : (
          <Tag tone="due">{t('people.way.no_message')}</Tag>
        )}
      </div>
      {way.codeWord && (
        <p>
          {t('people.way.code_word')}: <b>{way.codeWord}</b>
        </p>
      )}
      {way.coverStory && (
        <p>
          {t('people.way.cover_story')}: <b>{way.coverStory}</b>
        </p>
      )}
      {way.note && <p class="small">{way.note}</p>}
    </>
  )
}
