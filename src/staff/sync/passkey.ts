/** The passkey that opens this device's store: made and asked by the device itself, the server knows nothing of it. */

import type { PasskeyAnswer } from './safe.ts'
import { type Bytes, randomBytes, toText } from './seal.ts'
import type { PasskeyAsked } from './ways.ts'

/** Whether this device has passkeys of its own, and they make numbers to seal under; false where it cannot tell. */
export async function passkeysSeal(): Promise<boolean> {
  // A passkey is bound to a name, never to the number of an address.
  if (!isSecureContext || !('PublicKeyCredential' in globalThis) || /^[\d.]+$|:/.test(location.hostname))
    return false
  const can = await PublicKeyCredential.getClientCapabilities?.().catch(() => null)
  return (
    can?.['extension:prf'] === true &&
    PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)
  )
}

/** Null: the person or the device did not want to, or what it makes cannot be sealed under. */
export async function makePasskey(name: string): Promise<PasskeyAnswer | null> {
  const salt = randomBytes(32)
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: 'Hamroh', id: location.hostname },
        // Not the person's: it would take the place of the passkey that signs in.
        user: { id: randomBytes(32), name, displayName: name },
        // Nobody looks at the signature: what the passkey makes of the salt is the proof.
        challenge: randomBytes(32),
        pubKeyCredParams: [-8, -7, -257].map(alg => ({ type: 'public-key', alg })),
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          // Phones make only such ones able to seal.
          residentKey: 'required',
          userVerification: 'required',
        },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  )
  if (!made) return null
  const asked = { id: new Uint8Array(made.rawId), salt }
  // Some say the number at once, others only when they are asked.
  const number = numberOf(made) ?? (canSeal(made) ? await askPasskey(asked) : null)
  if (!number) await forgetPasskey(asked)
  return number && { ...asked, number }
}

/** The number that the passkey makes of the salt, once it has seen who holds the device; null: it did not. */
export async function askPasskey({ id, salt }: PasskeyAsked): Promise<Bytes | null> {
  const given = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        rpId: location.hostname,
        challenge: randomBytes(32),
        allowCredentials: [{ type: 'public-key', id, transports: ['internal'] }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  )
  return given && numberOf(given)
}

/** Tells the device that it need not keep it, where it listens. */
export async function forgetPasskey({ id }: Pick<PasskeyAsked, 'id'>): Promise<void> {
  const unknown = { rpId: location.hostname, credentialId: toText(id) }
  await PublicKeyCredential.signalUnknownCredential?.(unknown).catch(() => undefined)
}

/** A no, a removed passkey and a time run out look alike: browsers do not say which, so that pages cannot find out. */
const ask = (how: () => Promise<Credential | null>) =>
  how().then(
    given => given as PublicKeyCredential | null, // no other kind was asked for
    () => null,
  )

const canSeal = (made: PublicKeyCredential) => made.getClientExtensionResults().prf?.enabled === true

function numberOf(given: PublicKeyCredential): Bytes | null {
  const first = given.getClientExtensionResults().prf?.results?.first
  if (!first) return null
  return first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer as ArrayBuffer)
}
