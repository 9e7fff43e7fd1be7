import { unseal } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import { currentMark, isKept, keep, openKept } from '#platform/vault/kept.ts'
import { findSecrets, replaceSecret, type SecretRow } from '../store/kept.ts'
import { type Installation, installation } from './installation.ts'

// The secret of an authenticator makes every code of it; the client secret lets somebody act as us at a provider. Both
// lie in the database sealed under the master key, bound to whose they are.

const purposes = { totp: 'totp-secret', provider: 'provider-secret' } as const

export const keepTotp = (userId: string, secret: string) => keep(purposes.totp, userId, secret)
export const keepProviderSecret = (organisationId: string, secret: string) =>
  keep(purposes.provider, organisationId, secret)

/** One of before there was sealing is as it was; null where the master key of its time is not given. */
export const openTotp = (userId: string, kept: string): string | null =>
  isKept(kept) ? openKept(purposes.totp, userId, kept) : kept

export function openProviderSecret(organisationId: string, kept: string): string | null {
  return isKept(kept)
    ? openKept(purposes.provider, organisationId, kept)
    : unseal(ofBefore(installation()), kept)
}

const ofBefore = ({ secret }: Installation) => secret('provider-secret')

const stretch = 200

/** Those of before there was sealing, and those under another master key; what cannot be opened stays as it is. */
export async function keepAnew(use: UseCase): Promise<number> {
  let done = 0
  for (const row of await findSecrets(use.db, currentMark(), stretch)) {
    const secret = open(row)
    if (secret === null) continue
    await replaceSecret(use.db, row, keep(purposes[row.kind], row.id, secret))
    done++
  }
  return done
}

const open = ({ kind, id, secret }: SecretRow) =>
  kind === 'totp' ? openTotp(id, secret) : openProviderSecret(id, secret)
