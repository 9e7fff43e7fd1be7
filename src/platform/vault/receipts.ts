import type { StoredReply } from '../use-case.ts'
import { decrypt, derivedKey, encrypt, masterKeys } from './master.ts'

// Answers that are kept so that a request sent twice is answered twice alike say what files say. They are sealed as a
// whole, with a key of the installation, whatever file they are of.

const purpose = 'receipts'

export function sealReply({ status, reply }: StoredReply): StoredReply {
  if (reply === null) return { status, reply }
  const id = masterKeys().current
  return { status, reply: `${id}:${encrypt(keyFor(id), Buffer.from(reply), purpose).toString('base64')}` }
}

/** Without the master key of its time the answer is only its status. */
export function openReply({ status, reply }: StoredReply): StoredReply {
  const [id = '', bytes] = reply?.split(':') ?? []
  if (bytes === undefined || !masterKeys().byId.has(id)) return { status, reply: null }
  return { status, reply: decrypt(keyFor(id), Buffer.from(bytes, 'base64'), purpose).toString() }
}

const derived = new Map<string, Buffer>()

function keyFor(id: string): Buffer {
  const key = derived.get(id) ?? derivedKey(purpose, id)
  if (!key) throw new Error('there is no such master key')
  derived.set(id, key)
  return key
}
