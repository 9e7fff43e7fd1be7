/** What `savings-phone.ts` runs inside the browser: the phone's own storage and log, without its screens. */
import { newId } from '#lib/ids.ts'
import type { Lid } from '#modules/savings/screens/box/device.ts'
import { type OpenGroup, openGroup, record, saveAll, wholeLog } from '#modules/savings/screens/box/group.ts'
import { reachServer } from '#modules/savings/screens/box/line.ts'
import { readGroup } from '#modules/savings/screens/box/read.ts'
import { makeLocks, randomBytes, storeKey, toText } from '#modules/savings/screens/box/seal.ts'
import { aGroupPhone, holdMeeting, registrationOf } from '#modules/savings/seed/phone.ts'

let group: OpenGroup | null = null
let phone: ReturnType<typeof aGroupPhone> | null = null
const opened = { holders: [0, 1, 2], witness: null }

/** A group with at least so many events behind it, on this phone's disk. */
export async function fill(events: number, members: number) {
  phone = aGroupPhone({ members })
  while (phone.log.entries.length < events) holdMeeting(phone)
  const secret = phone.secret as Uint8Array<ArrayBuffer>
  const locks = await makeLocks(secret, ['1111', '2222', '3333'])
  const lid: Lid = {
    ...{
      id: phone.group,
      device: phone.log.device,
      name: 'Bench',
      village: '',
      currency: 'TJS',
      interval: '7',
      locks,
    },
    ...{ keyHolders: 3, written: 0, confirmed: 0, registered: true, fork: false, copiedAt: null },
  }
  group = {
    ...{ lid, log: phone.log, people: {}, draft: {}, secret, key: await storeKey(secret), opened },
    own: { deviceKey: toText(randomBytes(32)), fork: null, dropped: [] },
  }
  await saveAll(group)
  return {
    id: lid.id,
    events: phone.log.entries.length,
    registration: registrationOf({ ...phone, deviceKey: group.own.deviceKey }),
  }
}

/** From the disk to the book, from its copy or from every line: read, open the seals, rebuild. Milliseconds. */
export async function rebuild(whole: boolean): Promise<number> {
  const { lid, secret } = group as OpenGroup
  const start = performance.now()
  group = await readGroup(lid, secret, opened, { whole })
  openGroup.set({ group })
  return performance.now() - start
}

/** The older lines after the opening, while nobody waits for them. Milliseconds. */
export async function fillUp(): Promise<number> {
  const start = performance.now()
  await wholeLog(group as OpenGroup)
  return performance.now() - start
}

/** Stamps tapped and taken back in an open meeting, each until it is on the disk. Milliseconds of each. */
export async function taps(count: number): Promise<number[]> {
  const open = group as OpenGroup
  const number = open.log.log.book.lastNumber + 1
  const members = [...open.log.log.book.members.keys()]
  await record(
    open,
    { kind: 'meeting_opened', number, rollCall: { absent: [], late: [], excused: [], represented: [] } },
    { kind: 'step_taken', step: 'shares', reason: 'bench' },
  )
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const start = performance.now()
    await record(open, { kind: 'saved', member: members[n % members.length] as string, stamps: 1 + (n % 5) })
    times.push(performance.now() - start)
  }
  return times
}

export async function closeMeeting(): Promise<number> {
  const open = group as OpenGroup
  await record(open, { kind: 'step_taken', step: 'close', reason: 'bench' })
  const start = performance.now()
  await record(open, { kind: 'meeting_closed' })
  return performance.now() - start
}

/** All that the server lacks; answers what it came to and how long it took. */
export async function sync(): Promise<{ state: string; milliseconds: number; lines: number }> {
  const open = group as OpenGroup
  const lines = open.log.entries.length - open.log.confirmed
  const start = performance.now()
  const state = await reachServer(open)
  return { state, milliseconds: performance.now() - start, lines }
}

export const id = newId
