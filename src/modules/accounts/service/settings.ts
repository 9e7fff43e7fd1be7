import type { Role } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { changedMeanwhile, invalid } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/provider.ts'
import { needsSecondFactor } from '../domain/second-factor.ts'
import { endSessions, findMembers } from '../store/accounts.ts'
import * as store from '../store/settings.ts'
import { asSystem } from './as-system.ts'
import { installation } from './installation.ts'
import { keepProviderSecret } from './kept.ts'
import { faultOfAddress, returnAddress } from './provider-client.ts'

/** Of an organisation that has said nothing. */
export const usualDeviceDays = 14

export async function readSettings(use: UseCase) {
  const row = await store.findSettings(use.db, ownOrganisation(use))
  return {
    secondFactorWaived: row?.second_factor_waived ?? false,
    provider: row?.issuer
      ? {
          issuer: row.issuer,
          clientId: row.client_id as string, // a check of the table says so
          createsAccounts: row.creates_accounts,
          createdRoles: row.created_roles as Role[],
          asksSecondFactor: row.asks_second_factor,
        }
      : null,
    deviceDays: row?.device_days ?? usualDeviceDays,
    devicePasskeys: row?.device_passkeys ?? true,
    returnAddress: returnAddress(installation()),
    version: row?.version ?? 0,
  }
}

type Input = InputOf<typeof contract.updateSettings>

export async function updateSettings(use: UseCase, input: Input) {
  const organisationId = ownOrganisation(use)
  const before = await readSettings(use)
  refuseFaults(input, before.provider !== null)
  const { provider, endWaiver } = input
  const waived = before.secondFactorWaived && !endWaiver
  const done = await store.saveSettings(use.db, organisationId, input.version, {
    second_factor_waived: waived,
    device_days: input.deviceDays ?? before.deviceDays,
    device_passkeys: input.devicePasskeys ?? before.devicePasskeys,
    issuer: provider?.issuer ?? null,
    client_id: provider?.clientId ?? null,
    ...(provider?.clientSecret
      ? { client_secret_sealed: keepProviderSecret(organisationId, provider.clientSecret) }
      : provider
        ? {}
        : { client_secret_sealed: null }),
    creates_accounts: provider?.createsAccounts ?? false,
    created_roles: provider?.createsAccounts ? [...provider.createdRoles] : [],
    asks_second_factor: provider?.asksSecondFactor ?? false,
  })
  if (!done) throw changedMeanwhile({ ...input, provider: shown(provider) }, before)
  if (before.secondFactorWaived && !waived) await endSessionsWithoutFactor(use, organisationId)
  use.audit({
    action: 'accounts.update_settings',
    thing: 'organisation',
    thingId: organisationId,
    details: {
      ...{ issuer: provider?.issuer ?? null, waived },
      ...{ deviceDays: input.deviceDays ?? null, devicePasskeys: input.devicePasskeys ?? null },
    },
  })
  return readSettings(use)
}

/** The client's secret goes in and never out. */
const shown = (provider: Input['provider']) => provider && { ...provider, clientSecret: undefined }

function refuseFaults({ provider }: Input, hasSecret: boolean): void {
  if (!provider) return
  const fault = faultOfAddress(provider.issuer)
  const faults = [
    ...(fault
      ? [{ path: 'provider.issuer', code: fault === 'not_https' ? 'not_https' : 'not_an_address' }]
      : []),
    ...(provider.clientSecret || hasSecret ? [] : [{ path: 'provider.clientSecret', code: 'required' }]),
    // Whoever may let people in is named by a person.
    ...(provider.createsAccounts &&
    (!provider.createdRoles.length || provider.createdRoles.includes('administrator'))
      ? [{ path: 'provider.createdRoles', code: provider.createdRoles.length ? 'not_one_of' : 'required' }]
      : []),
  ]
  if (faults.length) throw invalid(...faults)
}

/** Whoever now must have a second factor sets it up at the next sign-in. */
async function endSessionsWithoutFactor(use: UseCase, organisationId: string): Promise<void> {
  const members = await findMembers(use.db, organisationId)
  await asSystem(use, async () => {
    for (const one of members) {
      if (!one.second_factor && needsSecondFactor(one.roles as Role[]))
        await endSessions(use.db, one.user_id, use.now, { organisationId })
    }
  })
}

/** The demonstration, whose accounts are known to everybody, and tests: no second factor asked for. */
export const waiveSecondFactor = (use: UseCase, organisationId: string) => store.waive(use.db, organisationId)
