import { call } from '#staff/api.ts'
import { me } from '#staff/session.ts'
import { elsewhere } from '#staff/sync/elsewhere.ts'
import { heard, silentSince } from '#staff/sync/outbox.ts'
import { createValue } from '#staff/value.ts'
import { type GoodsRecord, readEarlierGoods } from '../../contract/goods.ts'
import {
  addDevice,
  exchangeMembers,
  readLines,
  registerGroup,
  sendEvents,
  showNames,
} from '../../contract/groups.ts'
import type { Entry } from '../../domain/entry.ts'
import { keyHash, publicKey, sign } from '../../domain/group-key.ts'
import { type SyncOutcome, synchronise, type Transport } from '../../domain/synchronise.ts'
import { readLids } from './device.ts'
import { bookOf, inTurn, keepPeople, type OpenGroup, saveAll, saveProgress, wholeLog } from './group.ts'
import { fromText, openJson, sealJson, toText } from './seal.ts'

/** What the last try to reach the server came to; `unregistered`: nobody has connected the group yet. */
export type LineState = 'idle' | 'sending' | 'no_network' | 'unregistered' | 'unknown_device' | SyncOutcome
export const lineState = createValue<LineState>('idle')

/** Tells the app's network line how many groups have something that is only on this phone. */
export async function countWaiting(): Promise<void> {
  const waiting = (await readLids()).filter(lid => lid.registered && lid.confirmed < lid.written)
  elsewhere.set(waiting.length)
}

const shownBy = ({ lid, own }: OpenGroup) => ({
  ...{ id: lid.id, deviceId: lid.device, deviceKey: own.deviceKey },
})

/** What the contract calls a line is our entry: its form was checked there, its meaning is checked by the log. */
const asEntries = (lines: unknown): Entry[] => lines as Entry[]

function transportOf(group: OpenGroup): Transport {
  const phone = shownBy(group)
  return {
    push: entries => call(sendEvents, { ...phone, entries: [...entries] as never }, { packed: true }),
    async pull(after) {
      const { entries, head } = await call(readLines, { ...phone, after })
      return { entries: asEntries(entries), head }
    },
    branch: async leaf => asEntries((await call(readLines, { ...phone, leaf })).entries),
  }
}

/** What the agent wrote of the group's goods before its phone did. */
export const readEarlier = async (group: OpenGroup): Promise<GoodsRecord[]> =>
  (await call(readEarlierGoods, shownBy(group))).records

/** Sends and reads what is missing on either side. Never throws: what it came to is in `lineState`. */
export async function reachServer(group: OpenGroup): Promise<LineState> {
  lineState.set('sending')
  const state = await wholeLog(group)
    .then(() => inTurn(() => tryToReach(group)))
    .catch((error: unknown): LineState => {
      const { status } = error as { status?: number }
      if (status === 0) silentSince.set(silentSince.get() ?? Date.now())
      if (status === 0 || (status ?? 0) >= 429) return 'no_network'
      if (status === 404) return 'unknown_device'
      throw error
    })
  lineState.set(state)
  await countWaiting()
  return state
}

async function tryToReach(group: OpenGroup): Promise<LineState> {
  if (!group.lid.registered && !(await letIn(group))) return 'unregistered'
  const before = group.log.entries
  const wasFork = group.log.fork
  const outcome = await synchronise(group.log, transportOf(group), {
    save: () => (group.log.entries === before ? saveProgress(group) : adoptLines(group, before)),
  })
  heard()
  if (wasFork !== group.log.fork) await saveProgress(group)
  await exchangePeople(group)
  if (outcome === 'in_step') await showVoted(group)
  if (outcome === 'in_step') await saveProgress(group, { copiedAt: Date.now() })
  return outcome
}

/** The server's lines took the place of ours: what the group decided against stays readable here. */
async function adoptLines(group: OpenGroup, before: readonly Entry[]): Promise<void> {
  const kept = new Set(group.log.entries.map(entry => entry.hash))
  const gone = before.filter(entry => !kept.has(entry.hash))
  if (gone.length > 0) group.own = { ...group.own, dropped: [...group.own.dropped, gone] }
  await saveAll(group)
  await saveProgress(group)
}

/** By the member of staff who is signed in on this phone; a further phone by what the group's secret signs. */
async function letIn(group: OpenGroup): Promise<boolean> {
  const { lid, own, secret } = group
  const shown = { deviceId: lid.device, keyHash: keyHash(own.deviceKey) }
  if (me.get()?.actions.includes('savings.register') && group.log.entries[0]?.device === lid.device) {
    const { id, name, village, currency } = lid
    await call(registerGroup, { ...{ id, name, village, currency, publicKey: publicKey(secret) }, ...shown })
  } else {
    const said = { what: 'add_device', group: lid.id, device: lid.device, keyHash: shown.keyHash } as const
    const isIn = await call(addDevice, { id: lid.id, ...shown, signature: sign(secret, said) }).then(
      () => true,
      (error: { status?: number }) => {
        if (error.status === 404) return false
        throw error
      },
    )
    if (!isIn) return false
  }
  await saveProgress(group, { registered: true })
  return true
}

/** Names and numbers, sealed with the group's key before they leave. */
async function exchangePeople(group: OpenGroup): Promise<void> {
  const members = await Promise.all(
    Object.entries(group.people).map(async ([id, person]) => ({
      ...{ id, version: person.version },
      sealed: person.name === '' ? null : toText(await sealJson(group.key, person, `${group.lid.id} ${id}`)),
    })),
  )
  const reply = await call(exchangeMembers, { ...shownBy(group), members })
  const people = { ...group.people }
  for (const { id, version, sealed } of reply.members) {
    if (version <= (people[id]?.version ?? 0)) continue
    people[id] = sealed
      ? await openJson(group.key, fromText(sealed), `${group.lid.id} ${id}`)
      : { name: '', phone: '', version }
  }
  if (JSON.stringify(people) === JSON.stringify(group.people)) return
  await keepPeople(group, people)
}

/** Names in clear only while the group's own vote says so; the server removes them when it votes otherwise. */
async function showVoted(group: OpenGroup): Promise<void> {
  const { visibility, members } = bookOf(group)
  if (visibility !== 'names') return
  const names = [...members.keys()]
    .map(id => ({ id, name: group.people[id]?.name ?? '' }))
    .filter(({ name }) => name !== '')
  if (names.length > 0) await call(showNames, { ...shownBy(group), names })
}

/** After a meeting was closed, when the network comes back, when the app is opened. */
export function keepReaching(group: () => OpenGroup | null): () => void {
  const again = () => {
    const open = group()
    if (open) reachServer(open).catch(() => lineState.set('no_network'))
  }
  addEventListener('online', again)
  again()
  return () => removeEventListener('online', again)
}
