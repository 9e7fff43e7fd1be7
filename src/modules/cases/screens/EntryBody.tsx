import type { Day } from '#lib/day.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { hrefOf, useFormat, useMay, useT } from '#staff/hooks.ts'
import { needStatuses } from '../domain/case.ts'
import { riskLevels } from '../domain/triage.ts'
import type { Entry, File } from './CaseTimeline.tsx'

/** By which a contact came, as its module says. */
const channels = ['call_in', 'call_out', 'visit', 'message', 'mobile', 'letter', 'web'] as const

/** What a line of the account is about, in the words of the file, and the way to the page of what it names. */
export function EntryBody({ file, entry }: { readonly file: File; readonly entry: Entry }) {
  const said = useSaid(file)(entry)
  const to = useWay()(entry)
  const t = useT()
  if (!said && !to) return null
  return <p>{to ? <a href={hrefOf(to)}>{said || t('cases.entry.look')}</a> : said}</p>
}

/** The names of what it is about: tasks, goals, needs and persons stand in the file already. */
function useSaid(file: File): (entry: Entry) => string {
  const t = useT()
  const { day } = useFormat()
  const needName = useNames()
  const about = (part: readonly (string | null | undefined)[]) => part.filter(Boolean).join(' · ')
  return ({ kind, thingId, details }) => {
    const code = typeof details.needCode === 'string' ? needName(details.needCode) : ''
    if (kind.startsWith('task_')) {
      const task = file.tasks.find(one => one.id === thingId)
      const until = kind === 'task_added' || kind === 'task_changed' ? task?.dueOn : null
      return about([
        task?.text,
        until && day(until as Day, 'medium'),
        (kind === 'task_done' && task?.result) || '',
      ])
    }
    if (kind.startsWith('goal_')) return file.goals.find(one => one.id === thingId)?.text ?? ''
    if (kind === 'need_changed') {
      const status = needStatuses.find(one => one === details.to)
      return about([code, status && t(`cases.need_status.${status}`)])
    }
    if (kind === 'person_added') return file.persons.find(one => one.id === thingId)?.label ?? ''
    if (kind === 'contact') {
      const channel = channels.find(one => one === details.channel)
      return channel ? t(`contacts.channel.${channel}`) : ''
    }
    if (kind === 'triage') {
      const level = riskLevels.find(one => one === details.level)
      return level ? t(`cases.risk.${level}`) : ''
    }
    if (kind === 'assigned')
      return [file.responsible, ...file.workers].find(one => one?.id === details.responsibleId)?.name ?? ''
    if (kind === 'held' && typeof details.until === 'string') return day(details.until as Day, 'medium')
    if (kind === 'closed') return file.closingSummary ?? ''
    return code
  }
}

/** Where it is read whole, for those who may. */
function useWay(): (entry: Entry) => string | null {
  const contact = useMay('contacts.read')
  const letter = useMay('documents.read')
  const claim = useMay('claims.read')
  const referral = useMay('referrals.read')
  return ({ kind, thingId }) => {
    if (thingId === null) return null
    if (contact && (kind === 'contact' || kind === 'opened')) return `/contacts/${thingId}`
    if (letter && (kind === 'document' || kind === 'letter_rule_changed')) return `/letters/${thingId}`
    if (claim && kind.startsWith('claim_')) return `/claims/${thingId}`
    if (referral && kind.startsWith('referral_')) return `/referrals/${thingId}`
    return null
  }
}
