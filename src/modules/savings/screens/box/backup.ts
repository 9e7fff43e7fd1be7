import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate'
import { newId } from '#lib/ids.ts'
import type { Entry } from '../../domain/entry.ts'
import { openPhoneLog } from '../../domain/phone-log.ts'
import type { Interval } from './device.ts'
import { type OpenGroup, type People, saveAll, openGroup as shown, wholeLog } from './group.ts'
import {
  type Bytes,
  fromText,
  type Locks,
  openBytes,
  openLocks,
  randomBytes,
  sealBytes,
  storeKey,
  toText,
} from './seal.ts'

/** Name, locks and (in a file) the whole book, sealed with the group's secret. Useless without the key-holders. */
interface Copy {
  readonly hamroh: 'savings-group'
  readonly v: 1
  readonly id: string
  readonly name: string
  readonly village: string
  readonly currency: string
  readonly interval: Interval
  readonly keyHolders: number
  readonly keepers?: readonly string[]
  readonly salt: string
  readonly rounds: number
  readonly locks: readonly { readonly pair: readonly [number, number]; readonly sealed: string }[]
  readonly book?: string
}

/** The whole group as a file for another phone or a memory card. */
export async function backupFile(group: OpenGroup): Promise<File> {
  await wholeLog(group)
  const content = JSON.stringify({ entries: group.log.entries, people: group.people })
  const packed = gzipSync(strToU8(content)) as Bytes
  const book = toText(await sealBytes(group.key, packed, `${group.lid.id} backup`))
  const day = new Date().toISOString().slice(0, 10)
  const name = `${group.lid.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${day}.hamroh`
  return new File([JSON.stringify({ ...headOf(group), book })], name, { type: 'application/octet-stream' })
}

/** What a second phone reads from a QR code: how to open the group; the book itself comes from the server. */
export function pairingLink(group: OpenGroup): string {
  const { id, name, village, currency, interval, keyHolders, salt, rounds, locks } = headOf(group)
  const short = [
    id,
    name,
    village,
    currency,
    interval,
    keyHolders,
    salt,
    rounds,
    locks.map(one => [one.pair, one.sealed]),
    headOf(group).keepers ?? [],
  ]
  return `${location.origin}/app/group#join=${toText(strToU8(JSON.stringify(short)))}`
}

export function copyFromLink(hash: string): Copy | null {
  try {
    const [id, name, village, currency, interval, keyHolders, salt, rounds, locks, keepers] = JSON.parse(
      strFromU8(fromText(hash.replace(/^#?join=/, ''))),
    )
    const pairs = (locks as [[number, number], string][]).map(([pair, sealed]) => ({ pair, sealed }))
    return {
      ...{ hamroh: 'savings-group', v: 1 },
      id,
      name,
      village,
      currency,
      interval,
      keyHolders,
      salt,
      rounds,
      locks: pairs,
      ...(keepers?.length > 0 ? { keepers } : {}),
    } as Copy
  } catch {
    return null
  }
}

/** A file made here; null where it is something else. */
export function copyFromText(text: string): Copy | null {
  try {
    const copy = JSON.parse(text) as Copy
    return copy.hamroh === 'savings-group' && copy.v === 1 ? copy : null
  } catch {
    return null
  }
}

/** Opens a copy with the key-holders' numbers, as a phone of its own that may read and take over. Null: wrong numbers. */
export async function restore(copy: Copy, pins: readonly (string | null)[], witness: string | null) {
  const locks: Locks = {
    salt: fromText(copy.salt),
    rounds: copy.rounds,
    locks: copy.locks.map(({ pair, sealed }) => ({ pair, sealed: fromText(sealed) })),
  }
  const secret = await openLocks(locks, pins)
  if (!secret) return null
  const key = await storeKey(secret)
  const { entries, people } = copy.book
    ? await unpack(key, copy.book, copy.id)
    : { entries: [], people: {} as People }
  const { id, name, village, currency, interval, keyHolders, keepers } = copy
  const device = newId()
  const group: OpenGroup = {
    lid: {
      ...{
        id,
        device,
        name,
        village,
        currency,
        interval,
        locks,
        keyHolders,
        ...(keepers ? { keepers } : {}),
      },
      ...{ written: entries.length, confirmed: 0 },
      ...{ registered: false, fork: false, copiedAt: null },
    },
    log: openPhoneLog(id, device, { entries, confirmed: 0, fork: null }),
    ...{
      people,
      own: { deviceKey: toText(randomBytes(32)), fork: null, dropped: [] },
      draft: {},
      secret,
      key,
    },
    opened: { holders: pins.flatMap((pin, index) => (pin === null ? [] : [index])), witness },
  }
  await saveAll(group)
  shown.set({ group })
  return group
}

async function unpack(
  key: CryptoKey,
  book: string,
  id: string,
): Promise<{ entries: Entry[]; people: People }> {
  const packed = await openBytes(key, fromText(book), `${id} backup`)
  return JSON.parse(strFromU8(gunzipSync(packed)))
}

function headOf({ lid }: OpenGroup): Copy {
  const { id, name, village, currency, interval, keyHolders, keepers, locks } = lid
  return {
    ...{ hamroh: 'savings-group', v: 1, id, name, village, currency, interval, keyHolders },
    ...(keepers ? { keepers } : {}),
    ...{ salt: toText(locks.salt), rounds: locks.rounds },
    locks: locks.locks.map(({ pair, sealed }) => ({ pair, sealed: toText(sealed) })),
  }
}
