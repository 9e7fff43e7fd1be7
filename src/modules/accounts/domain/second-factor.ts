import type { Role } from '#lib/actor.ts'

/** Who may come to read a restricted file, and so signs in with two factors. */
const readers: readonly Role[] = ['caseworker', 'lawyer', 'supervisor']

export const needsSecondFactor = (roles: readonly Role[]): boolean =>
  roles.some(role => readers.includes(role))

/** What a session may do that lacks a second factor (`set_up`), or has not presented it yet (`code`). */
export const limitedActions = {
  set_up: [
    'accounts.me',
    'accounts.sign_out',
    'accounts.update_me',
    'accounts.second_factor',
    'accounts.list_passkeys',
    'accounts.add_passkey',
  ],
  code: ['accounts.me', 'accounts.sign_out', 'accounts.give_code'],
} as const

export interface Factors {
  readonly roles: readonly Role[]
  readonly waived: boolean
  readonly totp: boolean
  readonly passkeys: boolean
}

/** What the session of somebody becomes who gave one factor (a password, a provider's word) or two. */
export function sessionFor(
  { roles, waived, totp, passkeys }: Factors,
  gave: 'one' | 'two',
): 'full' | 'set_up' | 'code' {
  if (gave === 'two') return 'full'
  if (totp) return 'code'
  if (waived || !needsSecondFactor(roles)) return 'full'
  return passkeys ? 'code' : 'set_up'
}
