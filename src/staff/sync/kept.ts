import { device, type Kind } from './device.ts'
import { digestOf, openText, sealText } from './safe.ts'

/** Before anybody signed in there is no key: an address at the door stays in this tab only, until it closes. */
const doorKey = (name: string) => `hamroh.door.${name}`

export async function readDraft(userId: string, name: string): Promise<unknown> {
  if (userId === '') return parsed(sessionStorage.getItem(doorKey(name)))
  return (await readKept(userId, 'draft', name))?.value
}

export async function writeDraft(userId: string, name: string, value: unknown): Promise<void> {
  if (userId === '') sessionStorage.setItem(doorKey(name), JSON.stringify(value))
  else await writeKept(userId, 'draft', name, value)
}

export async function removeDraft(userId: string, name: string): Promise<void> {
  if (userId === '') return sessionStorage.removeItem(doorKey(name))
  await (await device()).delete('kept', [userId, 'draft', await digestOf(userId, name)])
}

export async function readReply(
  userId: string,
  url: string,
): Promise<{ reply: unknown; at: number } | undefined> {
  const found = await readKept(userId, 'reply', url)
  return found && { reply: found.value, at: found.at }
}

export const writeReply = (userId: string, url: string, reply: unknown) =>
  writeKept(userId, 'reply', url, reply)

export async function readKept(
  userId: string,
  kind: Kind,
  name: string,
): Promise<{ value: unknown; at: number } | undefined> {
  const row = await (await device()).get('kept', [userId, kind, await digestOf(userId, name)])
  if (!row) return undefined
  return { value: JSON.parse(await openText(userId, row.sealed, `${kind} ${name}`)), at: row.at }
}

export async function writeKept(userId: string, kind: Kind, name: string, value: unknown): Promise<void> {
  // Both begin at once: the store may be closed a moment later, as at the end of the session.
  const [sealed, digest] = await Promise.all([
    sealText(userId, JSON.stringify(value ?? null), `${kind} ${name}`),
    digestOf(userId, name),
  ])
  const row = { userId, kind, name: digest, at: Date.now(), sealed }
  await (await device()).put('kept', row)
}

const parsed = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text))
