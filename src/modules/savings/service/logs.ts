import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { addHours, type Instant } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as goodsContract from '../contract/goods.ts'
import type * as contract from '../contract/groups.ts'
import { branchOf } from '../domain/archive.ts'
import type { Entry } from '../domain/entry.ts'
import { isGoods } from '../domain/goods-book.ts'
import { keyHash } from '../domain/group-key.ts'
import { refuse } from '../domain/refusals.ts'
import { watchMeetings } from '../domain/standing.ts'
import * as entries from '../store/entries.ts'
import { recordsOf } from '../store/goods.ts'
import * as store from '../store/groups.ts'
import { writeShownNames } from '../store/meetings.ts'
import { figuresOf } from './figures.ts'
import { keepLogGoods, openAgentBook } from './goods.ts'
import { type Kept, keepLines } from './keep-lines.ts'
import { keepMeetings, keepMemberSums } from './meetings.ts'

interface Phone {
  readonly id: string
  readonly deviceId: string
  readonly deviceKey: string
}

const leaseDays = 30
const linesAtOnce = 500

/** Goes on as Hamroh in the group's organisation. A group that is not there and a wrong key are told alike. */
async function comeIn(use: UseCase, { id, deviceId, deviceKey }: Phone): Promise<string> {
  const shown = { id, deviceId, keyHash: keyHash(deviceKey) }
  const organisationId = await store.groupOfDevice(use.db, shown)
  if (!organisationId) throw notFound()
  await use.become(systemActor(organisationId))
  return organisationId
}

/** Keeps all that a phone sends, checks it by the same core and says of every line what became of it. */
export async function sendEvents(use: UseCase, input: InputOf<typeof contract.sendEvents>) {
  const organisationId = await comeIn(use, input)
  const of = { organisationId, groupId: input.id }
  const group = await store.lockGroup(use.db, organisationId, input.id)
  // The form was checked at the door, the meaning is what the domain checks.
  let seen = watchMeetings()
  const watch = () => {
    seen = watchMeetings()
    return seen.see
  }
  const kept = await keepLines(use, of, { group, lines: input.entries as Entry[], watch })
  const { answers, forks } = kept
  const { head } = kept.log
  const leaseUntil =
    input.deviceId === head.device ? addHours(use.now, leaseDays * 24) : (group.lease_until as Instant | null)
  if (kept.hasChanged) {
    use.audit({
      ...{ action: 'savings.send', thing: 'savings_group', thingId: input.id },
      details: { deviceId: input.deviceId, from: group.head_seq, to: head.seq, forks: forks.length },
    })
    await keepLogGoods(use, of, kept.log.book.goods)
    tell(use, group, kept)
  }
  await store.updateGroup(use.db, organisationId, input.id, {
    heard_at: use.now,
    lease_until: leaseUntil,
    ...(kept.hasChanged ? { ...stateOf(kept), ...(await keepMeetings(use, of, group, kept, seen)) } : {}),
  })
  // After the group's row: the tables ask it what was voted.
  if (kept.hasChanged) await keepMemberSums(use, of, kept.log)
  return {
    ...{ answers, forks, head: headView(head) },
    lease: { epoch: head.epoch, device: head.device || null, until: leaseUntil },
  }
}

export async function readLines(use: UseCase, input: InputOf<typeof contract.readLines>) {
  const organisationId = await comeIn(use, input)
  const of = { organisationId, groupId: input.id }
  const group = await store.findGroup(use.db, input.id)
  if (!group) throw notFound()
  const lines = input.leaf
    ? branchOf(await entries.readArchive(use.db, of), input.leaf)
    : await entries.readLines(use.db, of, input.after, linesAtOnce)
  use.audit({
    ...{ action: 'savings.read_log', thing: 'savings_group', thingId: input.id },
    details: { deviceId: input.deviceId, lines: lines.length },
  })
  const { head_seq: seq, head_hash: hash, epoch, writer_device: device } = group
  return { entries: lines, head: { seq, hash, epoch, device } }
}

/** Names and numbers, sealed: the server compares versions and reads nothing. */
export async function exchangeMembers(use: UseCase, input: InputOf<typeof contract.exchangeMembers>) {
  const organisationId = await comeIn(use, input)
  await store.keepSealed(use.db, { organisationId, groupId: input.id, now: use.now }, input.members)
  use.audit({
    ...{ action: 'savings.members', thing: 'savings_group', thingId: input.id },
    details: { deviceId: input.deviceId, given: input.members.length },
  })
  return { members: await store.sealedMembers(use.db, organisationId, input.id) }
}

/** Members' names in clear, from a group that voted to show them; the next sending takes the place of this one. */
export async function showNames(use: UseCase, input: InputOf<typeof contract.showNames>) {
  const organisationId = await comeIn(use, input)
  const group = await store.lockGroup(use.db, organisationId, input.id)
  if (group.visibility !== 'names') throw refuse('savings.names_not_voted')
  await writeShownNames(use.db, { organisationId, groupId: input.id, now: use.now }, input.names)
  use.audit({
    ...{ action: 'savings.show_names', thing: 'savings_group', thingId: input.id },
    details: { deviceId: input.deviceId, given: input.names.length },
  })
  return { kept: input.names.length }
}

/** What the agent wrote of this group's goods while its own book said nothing of them. Asked for, never taken by itself. */
export async function readEarlierGoods(use: UseCase, input: InputOf<typeof goodsContract.readEarlierGoods>) {
  const organisationId = await comeIn(use, input)
  const { records, takenBack } = openAgentBook(await recordsOf(use.db, organisationId, input.id))
  const standing = records.filter(record => isGoods(record) && !takenBack.has(record.id))
  use.audit({
    ...{ action: 'savings.earlier_goods', thing: 'savings_group', thingId: input.id },
    details: { deviceId: input.deviceId, records: standing.length },
  })
  return { records: standing }
}

function stateOf({ log, forks, setAside, lastTold }: Kept) {
  const { head, book } = log
  return {
    ...{ head_seq: head.seq, head_hash: head.hash, epoch: head.epoch, writer_device: head.device || null },
    ...{ meetings: book.held, last_meeting: book.lastNumber },
    ...(lastTold === undefined ? {} : { last_meeting_told: lastTold }),
    open_forks: forks.filter(fork => !fork.settled).length,
    set_aside: setAside,
    visibility: book.visibility,
    figures: JSON.stringify(figuresOf(book)),
  }
}

function tell(use: UseCase, group: store.GroupRow, { log, forks }: Kept): void {
  const groupId = group.id
  const open = forks.filter(fork => !fork.settled).length
  if (log.book.lastNumber > group.last_meeting)
    use.announce('savings.meeting_heard', { groupId, number: log.book.lastNumber })
  if (open > group.open_forks) use.announce('savings.fork_opened', { groupId, open })
}

const headView = ({ seq, hash, epoch, device }: Kept['log']['head']) => ({
  ...{ seq, hash, epoch },
  device: device || null,
})
