import { logFromCopy } from '../../domain/book-copy.ts'
import type { Entry } from '../../domain/entry.ts'
import { openPhoneLog, type PhoneLog, type Stored } from '../../domain/phone-log.ts'
import { type Chunk, type Lid, readChunks, readSealed, type SealedName } from './device.ts'
import type { OpenGroup, People, Private } from './group.ts'
import { type Bytes, openJson, storeKey } from './seal.ts'

/**
 * Reads a group from the disk: the copy of its book and the lines after it. The older lines follow (`wholeLog`); where the
 * copy does not fit, all of them are read at once.
 */
export async function readGroup(
  lid: Lid,
  secret: Bytes,
  opened: OpenGroup['opened'],
  options: { whole?: boolean } = {},
): Promise<OpenGroup> {
  const key = await storeKey(secret)
  const own = await readOpened<Private>(lid.id, key, 'private')
  const rest = { confirmed: lid.confirmed, fork: own?.fork ?? null }
  const log = (!options.whole && (await logByCopy(lid, key, rest))) || (await readWholeLog(lid, key, rest))
  const people = await readOpened<People>(lid.id, key, 'people')
  const draft = await readOpened<Record<string, unknown>>(lid.id, key, 'draft')
  return {
    ...{ lid, log, people: people ?? {}, draft: draft ?? {}, secret, key, opened },
    own: own ?? { deviceKey: '', fork: null, dropped: [] },
  }
}

type Rest = Pick<Stored, 'confirmed' | 'fork'>

async function logByCopy(lid: Lid, key: CryptoKey, rest: Rest): Promise<PhoneLog | null> {
  try {
    const text = await readOpened<string>(lid.id, key, 'book')
    const start = text === null ? null : logFromCopy(text, { group: lid.id })
    if (!start || start.head.seq > lid.written) return null
    const entries = await readLines(lid.id, key, start.head.seq)
    return openPhoneLog(lid.id, lid.device, { entries, ...rest, start })
  } catch {
    return null // spoilt, or not of these lines: only a copy
  }
}

async function readWholeLog(lid: Lid, key: CryptoKey, rest: Rest): Promise<PhoneLog> {
  return openPhoneLog(lid.id, lid.device, { entries: await readLines(lid.id, key), ...rest })
}

export async function readLines(group: string, key: CryptoKey, after = 0, upTo?: number): Promise<Entry[]> {
  const lines: Entry[] = []
  // One after another: a tap in between waits for one of them only.
  for (const chunk of await readChunks(group, after, upTo))
    lines.push(...(await openJson<Entry[]>(key, chunk.sealed, aboutLines(chunk))))
  return lines
}

/** What a run of lines is sealed with besides the key: it cannot be put in another place. */
export const aboutLines = ({ group, from, to }: Omit<Chunk, 'sealed'>) => `${group} ${from}-${to}`

async function readOpened<T>(group: string, key: CryptoKey, name: SealedName): Promise<T | null> {
  const bytes = await readSealed(group, name)
  return bytes ? openJson<T>(key, bytes, `${group} ${name}`) : null
}
