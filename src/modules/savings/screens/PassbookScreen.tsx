import { useEffect, useMemo, useState } from 'preact/hooks'
import { useFormat, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { passbooks, standingOf } from '../domain/passbook.ts'
import { mayWrite } from '../domain/phone-log.ts'
import { savePeople } from './box/group.ts'
import { Frame } from './Frame.tsx'
import { Leaving } from './Leaving.tsx'
import { Big, Face, ReadAloud, Sum } from './Parts.tsx'
import { PaidOut, PassbookTable } from './Passbook.tsx'
import { passbookLink } from './passbook-link.ts'
import { Qr } from './Qr.tsx'
import { numberOf, useGroup, useMoney, useNameOf, useRecord } from './use-group.ts'
import { useVote } from './VoteFields.tsx'

/** One member's book: on the screen, as a text message, as a QR code that another phone reads without a network. */
export function PassbookScreen({ id, member }: { readonly id: string; readonly member: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.passbook')} back={`/group/${id}/members`} whole>
      {() => <Passbook member={member} />}
    </Frame>
  )
}

function Passbook({ member }: { readonly member: string }) {
  const t = useT()
  const { group, book } = useGroup()
  const nameOf = useNameOf()
  const money = useMoney(group.lid.currency)
  const format = useFormat()
  const lines = useMemo(
    () => passbooks(group.log.entries).get(member) ?? [],
    [group.log.entries.length, member],
  )
  const [shown, setShown] = useState(false)
  if (!book.members.has(member)) return <Empty icon="search" title={t('ui.error.notFound')} />
  const now = standingOf(book, member)
  const owed = now.loan + now.charge + now.fines
  const words = t('savings.sms', {
    ...{ group: group.lid.name, name: nameOf(member), meeting: String(book.lastNumber) },
    ...{ shares: format.number(now.stamps), savings: money.show(now.savings), owed: money.show(owed) },
  })
  const phone = group.people[member]?.phone ?? ''
  return (
    <>
      <h1 class="row">
        <Face number={numberOf(book, member)} /> {nameOf(member)}
      </h1>
      <div class="card">
        <Sum label={t('savings.shares')} amount={format.number(now.stamps)} />
        <Sum label={t('savings.saved')} amount={now.savings} />
        <Sum label={t('savings.lent_to_you')} amount={now.loan} />
        <Sum label={t('savings.charge_due')} amount={now.charge} />
        {now.fines > 0 && <Sum label={t('savings.fines_due')} amount={now.fines} />}
      </div>
      <div class="row">
        <ReadAloud text={words} />
        <Button icon="phone" onClick={() => setShown(!shown)} expanded={shown}>
          {t('savings.passbook.qr')}
        </Button>
        <LinkButton icon="message" href={`sms:${phone}?body=${encodeURIComponent(words)}`}>
          {t('savings.passbook.sms')}
        </LinkButton>
      </div>
      {shown && (
        <Qr
          text={passbookLink(
            { ...now, group: group.lid.name, name: nameOf(member), number: numberOf(book, member) },
            group,
            lines,
          )}
          label={t('savings.passbook.qr_how')}
        />
      )}
      {lines.length === 0 ? (
        <p class="soft">{t('savings.empty.meetings')}</p>
      ) : (
        <PassbookTable lines={lines} currency={group.lid.currency} />
      )}
      <PaidOut member={member} />
      <EditMember member={member} />
    </>
  )
}

/** Name and number, apart from the book; who works abroad for the season stays a member. */
function EditMember({ member }: { readonly member: string }) {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem } = useRecord()
  const person = group.people[member]
  const [name, setName] = useState(person?.name ?? '')
  const [phone, setPhone] = useState(person?.phone ?? '')
  useEffect(() => {
    setName(person?.name ?? '')
    setPhone(person?.phone ?? '')
  }, [person?.version])
  const state = book.members.get(member)?.state
  const writes = mayWrite(group.log)
  const [suspending, setSuspending] = useState(false)
  const { vote, fields } = useVote()
  const suspend = async () => {
    if (vote && (await write({ kind: 'member_suspended', member, vote }))) setSuspending(false)
  }
  const save = (next: { name: string; phone: string }) =>
    savePeople(group, { ...group.people, [member]: { ...next, version: (person?.version ?? 0) + 1 } })
  return (
    <details class="card">
      <summary>
        <b>{t('ui.edit')}</b>
      </summary>
      <div class="stack">
        <TextInput {...{ label: t('savings.member.name'), value: name, onChange: setName, maxLength: 80 }} />
        <TextInput
          {...{
            label: t('savings.member.phone'),
            value: phone,
            onChange: setPhone,
            type: 'tel',
            maxLength: 30,
          }}
        />
        <div class="row">
          <Button look="main" onClick={() => void save({ name: name.trim(), phone: phone.trim() })}>
            {t('ui.save')}
          </Button>
          <Button look="danger" onClick={() => void save({ name: '', phone: '' })}>
            {t('savings.member.erase')}
          </Button>
        </div>
        {writes && state !== undefined && state !== 'left' && state !== 'deceased' && (
          <Button
            icon="place"
            onClick={() =>
              void write({ kind: state === 'active' ? 'member_went_away' : 'member_came_back', member })
            }
          >
            {t(state === 'active' ? 'savings.member.away' : 'savings.member.back')}
          </Button>
        )}
        {writes && (state === 'active' || state === 'away' || state === 'suspended') && (
          <details>
            <summary>{t('savings.leaving')}</summary>
            <div class="stack">
              <Leaving member={member} />
              {state !== 'suspended' && (
                <Button icon="warning" wide onClick={() => setSuspending(!suspending)} expanded={suspending}>
                  {t('savings.suspend')}
                </Button>
              )}
              {suspending && (
                <>
                  {fields}
                  <Big main icon="check" disabled={!vote} onClick={() => void suspend()}>
                    {t('savings.decided')}
                  </Big>
                </>
              )}
            </div>
          </details>
        )}
        <ErrorNote problem={problem} />
      </div>
    </details>
  )
}
