import { createHash, randomBytes } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { addHours, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { notFound } from '#lib/refusal.ts'
import type { Asked } from '#platform/module.ts'
import { seal, unseal } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/passkeys.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/sign-in.ts'
import { firstRecoveryCodes } from './codes.ts'
import { installation } from './installation.ts'
import { ownCredentials } from './me.ts'
import { keepsOne } from './second-factor.ts'
import { begin, makeWhole } from './sessions.ts'

/** Twenty-four megabytes in memory, wanted only where somebody uses a passkey. */
const webauthn = () => import('@simplewebauthn/server')

const minutes = 5 / 60
// EdDSA, ES256, RS256: what the authenticators of today know.
const algorithms = [-8, -7, -257]

interface Ceremony {
  readonly kind: 'add' | 'enter'
  readonly challenge: string
  readonly userId: string | null
  readonly until: Instant
}

const ceremonyKey = () => installation().secret('passkey-ceremony')

/** The challenge travels with the person, sealed, so that strangers who only begin leave nothing behind here. */
function newCeremony(use: UseCase, kind: Ceremony['kind'], userId: string | null) {
  const challenge = randomBytes(32)
  const ceremony: Ceremony = {
    kind,
    challenge: challenge.toString('base64url'),
    userId,
    until: addHours(use.now, minutes),
  }
  return { challenge: new Uint8Array(challenge), ceremony: seal(ceremonyKey(), JSON.stringify(ceremony)) }
}

/** The challenge of a ceremony, once; null where it is over, somebody else's, for something else, or was used. */
async function challengeOf(use: UseCase, sealed: string, kind: Ceremony['kind'], userId: string | null) {
  const text = unseal(ceremonyKey(), sealed)
  if (text === null) return null
  const found = JSON.parse(text) as Ceremony // sealed by us
  if (found.kind !== kind || found.userId !== userId || found.until < use.now) return null
  const hash = createHash('sha256').update(found.challenge).digest()
  return (await store.spend(use.db, hash, found.until)) ? found.challenge : null
}

export async function listPasskeys(use: UseCase) {
  return { items: (await store.findPasskeys(use.db, use.actor.userId as string)).map(view) }
}

export async function beginPasskey(use: UseCase, { password }: InputOf<typeof contract.beginPasskey>) {
  const found = await ownCredentials(use, password)
  const { challenge, ceremony } = newCeremony(use, 'add', found.id)
  const known = await store.findPasskeys(use.db, found.id)
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: 'Hamroh',
    rpID: installation().host,
    userID: new TextEncoder().encode(found.id),
    userName: found.email,
    userDisplayName: found.name,
    challenge,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ceremony, options: { ...options } }
}

export async function addPasskey(use: UseCase, input: InputOf<typeof contract.addPasskey>) {
  const userId = use.actor.userId as string
  const challenge = await challengeOf(use, input.ceremony, 'add', userId)
  // The contract has checked its form; what it says is checked here.
  const response = { ...input.credential, clientExtensionResults: {} } as RegistrationResponseJSON
  const { origin, host } = installation()
  const checked = challenge
    ? await (await webauthn())
        .verifyRegistrationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: host,
          requireUserVerification: true,
          supportedAlgorithmIDs: algorithms,
        })
        .catch(() => null)
    : null
  if (!checked?.verified) throw refuse('accounts.passkey_not_taken')
  const { credential, credentialBackedUp } = checked.registrationInfo
  const row = await store.insertPasskey(use.db, {
    user_id: userId,
    id: newId(),
    name: input.name,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    backed_up: credentialBackedUp,
    created_at: use.now,
  })
  const recoveryCodes = await firstRecoveryCodes(use, userId)
  use.audit({
    action: 'accounts.add_passkey',
    thing: 'user',
    thingId: userId,
    details: { passkeyId: row.id },
  })
  if (use.actor.limited) await makeWhole(use)
  return { passkey: view(row), recoveryCodes }
}

export async function removePasskey(use: UseCase, { id, password }: InputOf<typeof contract.removePasskey>) {
  const found = await ownCredentials(use, password)
  const mine = await store.findPasskeys(use.db, found.id)
  if (!mine.some(one => one.id === id)) throw notFound()
  if (mine.length === 1) await keepsOne(use, { passkeys: false })
  await store.deletePasskeys(use.db, found.id, id)
  use.audit({
    action: 'accounts.remove_passkey',
    thing: 'user',
    thingId: found.id,
    details: { passkeyId: id },
  })
  return null
}

export async function beginPasskeySignIn(use: UseCase) {
  const { challenge, ceremony } = newCeremony(use, 'enter', null)
  const rpID = installation().host
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID,
    challenge,
    userVerification: 'required',
  })
  return { ceremony, options: { ...options } }
}

export async function signInWithPasskey(
  use: UseCase,
  input: InputOf<typeof contract.signInWithPasskey>,
  asked: Asked,
) {
  const challenge = await challengeOf(use, input.ceremony, 'enter', null)
  const holder = await store.findPasskeyHolder(use.db, input.credential.id)
  if (!challenge || !holder) return refuse('accounts.passkey_refused')
  const counter = await provenCounter(holder, input.credential, challenge)
  await use.become(systemActor(holder.organisation_id))
  if (counter === null || !(await store.usePasskey(use.db, holder.id, counter, use.now)))
    return refused(use, holder)
  if (!holder.organisation_id) return refuse('accounts.no_organisation')
  return begin(use, { userId: holder.user_id, organisationId: holder.organisation_id }, 'two', input, asked)
}

/** The passkey's new counter where its signature holds for our challenge, our address, and with the finger or number. */
async function provenCounter(
  holder: store.PasskeyHolder,
  credential: InputOf<typeof contract.signInWithPasskey>['credential'],
  challenge: string,
): Promise<number | null> {
  const { origin, host } = installation()
  const { userHandle, ...rest } = credential.response
  const handle = Buffer.from(holder.user_id).toString('base64url')
  if (userHandle !== null && userHandle !== handle) return null
  const response = { ...credential, response: rest, clientExtensionResults: {} } as AuthenticationResponseJSON
  const checked = await (await webauthn())
    .verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      credential: {
        id: holder.credential_id,
        publicKey: new Uint8Array(holder.public_key),
        counter: holder.counter,
      },
    })
    .catch(() => null)
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}

function refused(use: UseCase, { user_id, organisation_id }: store.PasskeyHolder) {
  const details = { reason: 'passkey' }
  if (organisation_id)
    use.audit({ action: 'accounts.sign_in_failed', thing: 'user', thingId: user_id, details })
  return refuse('accounts.passkey_refused')
}

const view = (row: Awaited<ReturnType<typeof store.insertPasskey>>) => ({
  id: row.id,
  name: row.name,
  backedUp: row.backed_up,
  createdAt: row.created_at,
  usedAt: row.used_at,
})
