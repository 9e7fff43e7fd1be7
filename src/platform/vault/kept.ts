import { systemActor } from '#lib/actor.ts'
import type { Engine, UseCase } from '../use-case.ts'
import { decrypt, derivedKey, encrypt, masterKeys } from './master.ts'

// Secrets that belong to no organisation's file (the secret of somebody's authenticator, a provider's client secret): each is
// sealed under a key derived from the master key for its purpose, and says under which master key.

const mark = 'm1.'
const keyFor = (id: string, purpose: string) => derivedKey(`kept ${purpose}`, id)

/** `m1.MASTER.BYTES`. `about`: whose it is; it opens for nobody else. */
export function keep(purpose: string, about: string, text: string): string {
  const id = masterKeys().current
  const bytes = encrypt(keyFor(id, purpose) as Buffer, Buffer.from(text), `${purpose} ${about}`)
  return `${mark}${id}.${bytes.toString('base64url')}`
}

export const isKept = (value: string): boolean => value.startsWith(mark)

/** What stands before everything that is kept under the master key in use. */
export const currentMark = (): string => `${mark}${masterKeys().current}.`

/** Null where it was kept for somebody else, changed, or under a master key that is not given any more. */
export function openKept(purpose: string, about: string, value: string): string | null {
  const [version, id = '', bytes = ''] = value.split('.')
  const key = `${version}.` === mark ? keyFor(id, purpose) : null
  if (!key) return null
  try {
    return decrypt(key, Buffer.from(bytes, 'base64url'), `${purpose} ${about}`).toString()
  } catch {
    return null
  }
}

/** Keeps a stretch of a module's secrets anew under the master key in use; answers how many. Runs as the system. */
export type KeepAnew = (use: UseCase) => Promise<number>

let all: readonly KeepAnew[] = []

/** Once, at the start: which modules keep such secrets. */
export function declareKept(modules: readonly { readonly keepAnew?: KeepAnew }[]): void {
  all = modules.flatMap(({ keepAnew }) => (keepAnew ? [keepAnew] : []))
}

/** All of them, a stretch a transaction; what is under the key in use already is not touched. */
export async function keepAllAnew(
  engine: Engine,
  progress: (done: number) => void = () => {},
): Promise<number> {
  let done = 0
  for (const keepAnew of all) {
    for (;;) {
      const found = await engine.as(systemActor(null), keepAnew)
      done += found
      if (!found) break
      progress(done)
    }
  }
  return done
}
