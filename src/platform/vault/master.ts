import { execFileSync } from 'node:child_process'
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { BadConfiguration, type Config } from '../config.ts'
import { keptSecret } from '../keys.ts'

/**
 * Master keys wrap the organisations' keys and are never in the database: from HAMROH_MASTER_KEYS (the first is the one in
 * use, the others are of before), from a command that prints them (a key service), else from a file of the data directory.
 */
export interface MasterKeys {
  /** The id of the key that new wrappings are made with. */
  readonly current: string
  readonly byId: ReadonlyMap<string, Buffer>
}

let keys: MasterKeys | undefined

/** Once, at the start, before anything is read that may be sealed. */
export function openVault(config: Pick<Config, 'dataDirectory' | 'masterKeys' | 'masterKeyCommand'>): void {
  keys = readKeys(masterText(config))
}

function masterText({
  dataDirectory,
  masterKeys,
  masterKeyCommand,
}: Parameters<typeof openVault>[0]): string {
  if (masterKeys) return masterKeys
  // Without a shell: what is given is a program and its words.
  if (masterKeyCommand) {
    const [program = '', ...words] = masterKeyCommand.split(' ')
    try {
      return execFileSync(program, words, {
        encoding: 'utf8',
        timeout: 30_000,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
    } catch {
      throw new BadConfiguration(
        `HAMROH_MASTER_KEY_COMMAND did not give the master keys: “${program}” failed.`,
      )
    }
  }
  return keptSecret(dataDirectory, 'master-keys.txt', () => `${randomBytes(32).toString('base64')}\n`)
}

/** One key a line, or separated by commas: 32 bytes in Base64. */
export function readKeys(text: string): MasterKeys {
  const given = text.split(/[\s,]+/).filter(part => part !== '')
  const all = given.map(part => Buffer.from(part, 'base64'))
  if (!all.length || all.some(key => key.length !== 32))
    throw new BadConfiguration('The master keys cannot be used: each is 32 bytes in Base64.')
  const byId = new Map(all.map(key => [idOf(key), key]))
  return { current: idOf(all[0] as Buffer), byId }
}

const idOf = (key: Buffer) =>
  createHash('sha256').update('hamroh master key id').update(key).digest('hex').slice(0, 16)

export function masterKeys(): MasterKeys {
  if (!keys) throw new Error('the vault has not been opened')
  return keys
}

/** Whether this text, one key or a file of them, begins with the key that is in use. */
export function isMasterKeyInUse(text: string): boolean {
  try {
    return readKeys(text).current === masterKeys().current
  } catch (error) {
    if (error instanceof BadConfiguration) return false
    throw error
  }
}

/** A key of its own for a purpose of the whole installation. */
export function derivedKey(purpose: string, id = masterKeys().current): Buffer | null {
  const master = masterKeys().byId.get(id)
  return master ? Buffer.from(hkdfSync('sha256', master, '', `hamroh ${purpose}`, 32)) : null
}

/** The same under the key in use: where another master key is put first, what was sealed with this is entered again. */
export function installationKey(purpose: string): Buffer {
  return derivedKey(purpose) as Buffer
}

// AES-256-GCM: 12 bytes of chance, what was sealed, 16 bytes that tell a change.

export function encrypt(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws where the key is another one, or anything was changed, or it is about something else. */
export function decrypt(key: Buffer, sealed: Buffer, about: string): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  cipher.setAAD(Buffer.from(about))
  cipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()])
}
