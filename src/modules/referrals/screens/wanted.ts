import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import type { readCase } from '#modules/cases/contract.ts'
import type { composeReferral } from '../contract.ts'
import type { ReferralUrgency } from '../domain/referral.ts'

export type Case = ReplyOf<typeof readCase>
export type Shown = ReplyOf<typeof composeReferral>
export type Wish = SentOf<typeof composeReferral>
export type Scope = NonNullable<Wish['scopes']>[number]

/** The form of a referral, as it is kept on the device while it is written. */
export interface Wanted {
  readonly id: string
  readonly needId: string
  readonly needCode: string
  /** Empty: asks in general and names nobody. */
  readonly personId: string
  readonly toOrganisationId: string
  readonly toName: string
  readonly serviceId: string
  readonly serviceName: string
  readonly urgency: ReferralUrgency
  readonly scopes: readonly Scope[]
  readonly story: string
  readonly employer: string
  readonly money: string
}

/** What another screen has settled: to whom, and how the text begins. */
export type Settled = Pick<Wanted, 'toOrganisationId' | 'toName' | 'story'>

/** With what the case says already: its first open need, its client. */
export function begun(file: Case, settled?: Settled): Wanted {
  const need = file.needs.find(one => one.referralId === null) ?? file.needs[0]
  const person = file.persons.find(one => one.part === 'client') ?? file.persons[0]
  return {
    id: newId(),
    needId: need?.id ?? '',
    needCode: need?.code ?? '',
    personId: person?.id ?? '',
    toOrganisationId: '',
    toName: '',
    serviceId: '',
    serviceName: '',
    urgency: 'soon',
    scopes: person ? ['identity', 'contact_ways', ...(settled?.story ? (['story'] as const) : [])] : [],
    story: '',
    employer: '',
    money: '',
    ...settled,
  }
}

/** Scopes under which the worker writes in their own words. */
export const writtenScopes = ['story', 'employer', 'money'] as const

export function wishOf(caseId: string, form: Wanted): Wish {
  const own = (scope: (typeof writtenScopes)[number]) => (form.scopes.includes(scope) ? form[scope] : null)
  return {
    caseId,
    needId: form.needId || null,
    needCode: form.needCode,
    personId: form.personId || null,
    toOrganisationId: form.toOrganisationId || null,
    toName: form.toOrganisationId ? null : form.toName,
    serviceId: form.serviceId || null,
    serviceName: form.serviceName || null,
    urgency: form.urgency,
    scopes: form.personId ? [...form.scopes] : [],
    story: own('story'),
    employer: own('employer'),
    money: own('money'),
  }
}

const scopeOf: Readonly<Record<string, Scope>> = { contactWays: 'contact_ways' }

/** What differs between two looks: `least`, or the scopes told otherwise. */
export function changedBetween(before: Shown, after: Shown): string[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const told = [...new Set([...Object.keys(before.disclosure), ...Object.keys(after.disclosure)])]
  const at = (shown: Shown, key: string) => (shown.disclosure as Record<string, unknown>)[key]
  return [
    ...(same(before.preview, after.preview) ? [] : ['least']),
    ...told.filter(key => !same(at(before, key), at(after, key))).map(key => scopeOf[key] ?? key),
  ]
}
