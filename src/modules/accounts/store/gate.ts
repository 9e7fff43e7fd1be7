import { sql } from 'kysely'
import type { Actor } from '#lib/actor.ts'
import type { LimitedGate } from '#platform/http/request.ts'
import type { Gate } from '#platform/use-case.ts'
import { refuse } from '../domain/refusals.ts'
import { limitedActions } from '../domain/second-factor.ts'

/** How a signed-in transaction is entered: see the function `accounts.enter` in the migration. */
export const gate: Gate = {
  enter: hash => ({
    name: 'enter',
    text: 'select accounts.enter($1) as actor',
    values: [Buffer.from(hash, 'hex')],
  }),
}

/** Sessions without the second factor their roles need. They are in a table of their own, so `gate` never lets them in. */
export const limitedGate: LimitedGate = {
  async enter(use, tokenHash) {
    if (!/^[0-9a-f]{64}$/.test(tokenHash)) return null
    const { rows } = await sql<{ actor: Actor | null }>`
      select accounts.limited_by(decode(${tokenHash}, 'hex')) as actor`.execute(use.db)
    return rows[0]?.actor ?? null
  },
  async order(use, tokenHash) {
    if (!/^[0-9a-f]{64}$/.test(tokenHash)) return null
    const { rows } = await sql<{ clear: string | null }>`
      select accounts.device_order(decode(${tokenHash}, 'hex')) as clear`.execute(use.db)
    return rows[0]?.clear ?? null
  },
  allows: (actor, action) =>
    actor.limited !== undefined && (limitedActions[actor.limited] as readonly string[]).includes(action),
  refusal: actor =>
    refuse(actor.limited === 'code' ? 'accounts.code_needed' : 'accounts.second_factor_needed'),
}
