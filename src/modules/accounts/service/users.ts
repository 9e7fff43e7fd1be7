import { newId } from '#lib/ids.ts'
import type { UseCase } from '#platform/use-case.ts'
import { insertUser } from '../store/accounts.ts'

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly locale: string
  /** Null: signs in through the organisation's provider only. */
  readonly passwordHash: string | null
}

export async function createUser(
  use: UseCase,
  { email, name, locale, passwordHash }: NewUser,
): Promise<string> {
  const id = newId()
  await insertUser(use.db, { id, email, name, locale, password_hash: passwordHash })
  return id
}
