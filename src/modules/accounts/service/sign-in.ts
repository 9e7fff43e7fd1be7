import { randomBytes } from 'node:crypto'
import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import type { Asked, Services } from '#platform/module.ts'
import { passwordMatches } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import { needsSecondFactor } from '../domain/second-factor.ts'
import * as store from '../store/sign-in.ts'
import { codeHolds } from './codes.ts'
import { factsOf } from './me.ts'
import { type Admitted, admit } from './places.ts'
import { begin, failed } from './sessions.ts'

type Checked = Admitted & { readonly right: boolean }

/** Outside the transaction: a hash takes long, and a wrong try stays counted although the request is refused. */
export async function checkPassword(
  services: Services,
  input: InputOf<typeof contract.signIn>,
  asked: Asked,
): Promise<Checked> {
  const admitted = await admit(services, input.email, asked)
  if ('until' in admitted) return { ...admitted, right: false }
  return { ...admitted, right: await passwordMatches(admitted.found?.password_hash ?? null, input.password) }
}

/** Signs in. What a refused try writes (its line in the log) is kept, so the refusal is answered, not thrown. */
export async function signIn(use: UseCase, input: InputOf<typeof contract.signIn>, asked: Asked) {
  const checked = asked.prepared as Checked // made by `checkPassword`
  if ('until' in checked) return refuse('accounts.locked', { until: checked.until })
  const { found, place, right } = checked
  await use.become(systemActor(found?.organisation_id ?? null))
  if (!found) {
    // As long as the line in the log that a wrong password costs.
    await store.spend(use.db, randomBytes(32), use.now)
    return refuse('accounts.wrong_password')
  }
  if (!right) return failed(use, found, 'accounts.wrong_password')
  if (!found.organisation_id) return refuse('accounts.no_organisation')
  const facts = await factsOf(use, found.organisation_id, found.id)
  const asksCode = facts.totp || (facts.passkeys && !facts.waived && needsSecondFactor(facts.roles))
  if (asksCode && !input.code) {
    await store.endTry(use.db, place)
    return refuse(facts.totp ? 'accounts.code_needed' : 'accounts.passkey_needed')
  }
  if (asksCode) {
    const held = await codeHolds(use, found, input.code as string)
    if (held !== true) return held
  }
  await store.endTry(use.db, place)
  return begin(
    use,
    { userId: found.id, organisationId: found.organisation_id },
    asksCode ? 'two' : 'one',
    input,
    asked,
  )
}
