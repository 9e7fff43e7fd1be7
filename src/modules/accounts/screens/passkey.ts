import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import type { SentOf } from '#lib/contract.ts'
import type { addPasskey, signInWithPasskey } from '../contract/passkeys.ts'

/** Whether this browser has passkeys, and the address is one they may be bound to. */
export const passkeysWork = (): boolean => isSecureContext && browserSupportsWebAuthn()

type Made = SentOf<typeof addPasskey>['credential']
type Given = SentOf<typeof signInWithPasskey>['credential']

/** Asks the device to make one; null where the person said no. */
export async function makePasskey(options: Record<string, unknown>): Promise<Made | null> {
  // The server made them for this very call.
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const made = await startRegistration({ optionsJSON }).catch(() => null)
  if (!made) return null
  const { id, rawId, response } = made
  const { clientDataJSON, attestationObject, transports = [] } = response
  return { id, rawId, type: 'public-key', response: { clientDataJSON, attestationObject, transports } }
}

/** Asks the person to choose one and to prove that they are they; null where they said no. */
export async function givePasskey(options: Record<string, unknown>): Promise<Given | null> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const given = await startAuthentication({ optionsJSON }).catch(() => null)
  if (!given) return null
  const { id, rawId, response } = given
  const { clientDataJSON, authenticatorData, signature, userHandle = null } = response
  return {
    id,
    rawId,
    type: 'public-key',
    response: { clientDataJSON, authenticatorData, signature, userHandle },
  }
}
