import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { nobody, systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { addHours, type Instant } from '#lib/day.ts'
import { notFound, Refusal } from '#lib/refusal.ts'
import type { Asked, Services } from '#platform/module.ts'
import { seal, unseal } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/provider.ts'
import { refuse } from '../domain/refusals.ts'
import { findProvider, findProviders, type Provider } from '../store/settings.ts'
import { spend } from '../store/sign-in.ts'
import { installation } from './installation.ts'
import { type Claims, personOf } from './linking.ts'
import { configurationOf, returnAddress } from './provider-client.ts'
import { begin } from './sessions.ts'

/** Holds what one way to the provider and back needs to be sure it is the same browser; ten minutes. */
export const flowCookie = 'hamroh_flow'
export const flowSeconds = 600

interface Flow {
  readonly organisation: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly to: string
  readonly until: Instant
}

export async function listProviders(use: UseCase) {
  return { items: (await findProviders(use.db)).map(({ slug, name }) => ({ slug, name })) }
}

/** Asks the provider how it is reached, outside of any transaction. */
export async function prepareBegin(
  { engine }: Services,
  { organisation, to }: InputOf<typeof contract.beginProviderSignIn>,
) {
  const { provider, now } = await engine.as(nobody, async use => ({
    provider: await findProvider(use.db, organisation),
    now: use.now,
  }))
  if (!provider) throw notFound()
  const configuration = await reached(provider)
  const verifier = oidc.randomPKCECodeVerifier()
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(installation()),
    scope: 'openid email profile',
    response_type: 'code',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const flow: Flow = { organisation, state, nonce, verifier, to, until: addHours(now, flowSeconds / 3600) }
  return { url: url.href, flow: seal(flowKey(), JSON.stringify(flow)) }
}

type Begun = Awaited<ReturnType<typeof prepareBegin>>

export async function beginProviderSignIn(_use: UseCase, _input: unknown, asked: Asked): Promise<Begun> {
  return asked.prepared as Begun // made by `prepareBegin`
}

async function reached(provider: Provider) {
  try {
    return await configurationOf(provider)
  } catch (error) {
    throw error instanceof Refusal ? error : refuse('accounts.provider_unreachable')
  }
}

const flowKey = () => installation().secret('provider-flow')

export interface Answered {
  readonly provider: Provider
  readonly to: string
  readonly claims?: Claims
  /** Why its answer does not hold: a code for the log of the organisation. */
  readonly fault?: string
}

/** Exchanges the code, once, and checks all that was answered; outside of any transaction. */
export async function prepareFinish(
  { engine }: Services,
  input: InputOf<typeof contract.finishProviderSignIn>,
  asked: Asked,
): Promise<Answered> {
  const text = unseal(flowKey(), asked.cookies[flowCookie] ?? '')
  const flow = text === null ? null : (JSON.parse(text) as Flow) // sealed by us
  if (!flow || flow.state !== input.state) throw refuse('accounts.provider_refused')
  const provider = await engine.as(nobody, async use => {
    const hash = createHash('sha256').update(`flow ${flow.state}`).digest()
    if (flow.until < use.now || !(await spend(use.db, hash, flow.until))) return undefined
    return findProvider(use.db, flow.organisation)
  })
  if (!provider) throw refuse('accounts.provider_refused')
  const configuration = await reached(provider)
  return { provider, to: flow.to, ...(await exchanged(configuration, flow, input)) }
}

async function exchanged(
  configuration: oidc.Configuration,
  flow: Flow,
  { code, state, iss, error }: InputOf<typeof contract.finishProviderSignIn>,
): Promise<{ claims: Claims } | { fault: string }> {
  const address = new URL(returnAddress(installation()))
  for (const [name, value] of Object.entries({ code, state, iss, error }))
    if (value) address.searchParams.set(name, value)
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: flow.verifier,
      expectedNonce: flow.nonce,
      expectedState: flow.state,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return { fault: 'no_claims' }
    if (claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint) return { claims }
    // Many a provider tells the address only there; it must speak of the same person.
    const more = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
    const { email, email_verified, name } = more
    return { claims: { ...claims, email, email_verified, name } }
  } catch (failure) {
    const { code: reason } = failure as { code?: string }
    return { fault: typeof reason === 'string' && /^\w{1,60}$/.test(reason) ? reason : 'unknown' }
  }
}

export async function finishProviderSignIn(
  use: UseCase,
  input: InputOf<typeof contract.finishProviderSignIn>,
  asked: Asked,
) {
  const { provider, claims, fault, to } = asked.prepared as Answered // made by `prepareFinish`
  const organisationId = provider.organisation_id
  await use.become(systemActor(organisationId))
  const userId = claims ? await personOf(use, provider, claims) : null
  if (!claims || !userId) {
    const details = { reason: fault ?? 'not_linked' }
    use.audit({
      action: 'accounts.provider_refused',
      thing: 'organisation',
      thingId: organisationId,
      details,
    })
    return refuse(claims ? 'accounts.not_linked' : 'accounts.provider_refused')
  }
  const gave = provider.asks_second_factor || hasTwo(claims.amr) ? 'two' : 'one'
  return { ...(await begin(use, { userId, organisationId }, gave, input, asked)), to }
}

/** RFC 8176: what the provider says it asked for. */
const hasTwo = (amr: unknown) =>
  Array.isArray(amr) && amr.some(way => ['mfa', 'otp', 'hwk', 'swk', 'sc'].includes(way as string))
