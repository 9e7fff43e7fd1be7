import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { InputOf } from '#lib/contract.ts'
import { addHours, dayIn, type Instant } from '#lib/day.ts'
import { invalid, notFound } from '#lib/refusal.ts'
import { type CaseForReferral, caseToRefer } from '#modules/cases/index.ts'
import { organisationById } from '#modules/organisations/index.ts'
import { consentFor, disclosureOf, outlineOf, type PersonOutline } from '#modules/people/index.ts'
import { needByCode } from '#platform/content/packs.ts'
import type { UseCase } from '#platform/use-case.ts'
import * as contract from '../contract.ts'
import { answerHours } from '../domain/referral.ts'
import { refuse } from '../domain/refusals.ts'

export type Wanted = InputOf<typeof contract.composeReferral>
export type Preview = v.InferOutput<typeof contract.preview>
export type Disclosure = v.InferOutput<typeof contract.disclosure>

/** What would be sent, to whom, under which consent: the screen shows it, and sending compares its digest. */
export async function composeReferral(use: UseCase, wanted: Wanted) {
  const { digest, to, preview, disclosure, consentId, consentNeeded, answerDue } = await compose(use, wanted)
  return { to, preview, disclosure: withoutNumbers(disclosure), digest, consentId, consentNeeded, answerDue }
}

/**
 * That a number goes along, and its end. The whole number is the sender's only by the way of the person's file, which asks for
 * the safe hour, and the receiver's only when they ask for it (`numbers.ts`); both write down who saw it.
 */
export function withoutNumbers<T extends Disclosure | null>(disclosure: T): T {
  if (!disclosure?.contactWays) return disclosure
  const contactWays = disclosure.contactWays.map(way => ({
    ...way,
    number: way.number && `… ${way.number.slice(-2)}`,
  }))
  return { ...disclosure, contactWays }
}

export async function compose(use: UseCase, wanted: Wanted) {
  const file = await mayReferFrom(use, wanted)
  const to = await recipientOf(use, wanted)
  const outline = wanted.personId ? await outlineOf(use, wanted.personId) : null
  const disclosure = await told(use, wanted)
  const scopes = scopesOf(disclosure, wanted)
  const preview = previewOf(use, wanted, outline, scopes)
  const consentNeeded = scopes.length > 0
  const consentId = consentNeeded ? await covering(use, wanted, to, scopes) : null
  const answerDue = addHours(use.now, wanted.answerWithinHours ?? answerHours[wanted.urgency]) as Instant
  const digest = createHash('sha256').update(JSON.stringify({ to, preview, disclosure })).digest('hex')
  return { file, to, preview, disclosure, scopes, digest, consentId, consentNeeded, answerDue }
}

async function mayReferFrom(use: UseCase, wanted: Wanted): Promise<CaseForReferral> {
  const file = await caseToRefer(use, wanted.caseId)
  if (!file.mayWork) throw refuse('referrals.not_on_this_case')
  if (file.status === 'closed') throw refuse('referrals.case_closed')
  if (wanted.needId && !file.needs.some(need => need.id === wanted.needId)) {
    throw invalid({ path: 'needId', code: 'not_one_of' })
  }
  if (wanted.personId && !file.persons.some(person => person.files.includes(wanted.personId as string))) {
    throw invalid({ path: 'personId', code: 'not_one_of' })
  }
  if (!wanted.personId && wanted.scopes.length) throw invalid({ path: 'personId', code: 'required' })
  return file
}

async function recipientOf(use: UseCase, { toOrganisationId, toName }: Wanted) {
  if (!toOrganisationId) {
    if (!toName) throw invalid({ path: 'toName', code: 'required' })
    return { organisationId: null, name: toName }
  }
  if (toOrganisationId === use.actor.organisationId)
    throw invalid({ path: 'toOrganisationId', code: 'is_own_organisation' })
  const organisation = await organisationById(use, toOrganisationId)
  if (!organisation) throw invalid({ path: 'toOrganisationId', code: 'not_one_of' })
  return { organisationId: toOrganisationId, name: organisation.name }
}

/** What the scopes tell of the person, and what the worker wrote under the scopes that are words of their own. */
async function told(use: UseCase, wanted: Wanted): Promise<Disclosure> {
  const person =
    wanted.personId && wanted.scopes.length ? await disclosureOf(use, wanted.personId, wanted.scopes) : {}
  const words = (['story', 'employer', 'money'] as const).flatMap(scope => {
    const text = wanted[scope]
    if (text && !wanted.scopes.includes(scope)) throw invalid({ path: 'scopes', code: 'required' })
    return text ? [[scope, text] as const] : []
  })
  return v.parse(contract.disclosure, { ...person, ...Object.fromEntries(words) })
}

const scopeOfField: Readonly<Record<keyof Disclosure, Wanted['scopes'][number]>> = {
  identity: 'identity',
  contactWays: 'contact_ways',
  documents: 'documents',
  health: 'health',
  family: 'family',
  story: 'story',
  employer: 'employer',
  money: 'money',
}

/** The scopes that something is told under: a scope that was ticked but tells nothing needs no consent. */
function scopesOf(disclosure: Disclosure, { scopes }: Wanted) {
  const used = new Set((Object.keys(disclosure) as (keyof Disclosure)[]).map(field => scopeOfField[field]))
  return scopes.filter(scope => used.has(scope))
}

function previewOf(
  use: UseCase,
  wanted: Wanted,
  outline: PersonOutline | null,
  scopes: readonly string[],
): Preview {
  const need = needByCode(wanted.needCode)
  if (!need) throw invalid({ path: 'needCode', code: 'not_one_of' })
  const year = Number(dayIn(use.now, use.actor.timeZone).slice(0, 4))
  return {
    needCode: wanted.needCode,
    area: need.area,
    urgency: wanted.urgency,
    sex: outline?.sex ?? null,
    ageAbout: outline?.birthYear ? Math.round((year - outline.birthYear) / 5) * 5 : null,
    languages: outline?.languages ?? [],
    citizenships: outline?.citizenships ?? [],
    countryNow: outline?.countryNow ?? null,
    targetGroups: outline?.targetGroups ?? [],
    scopes: [...scopes],
  }
}

async function covering(
  use: UseCase,
  wanted: Wanted,
  to: { organisationId: string | null; name: string },
  scopes: Wanted['scopes'],
): Promise<string | null> {
  if (!wanted.personId) throw notFound()
  const on = dayIn(use.now, use.actor.timeZone)
  return consentFor(use, {
    personId: wanted.personId,
    recipientId: to.organisationId,
    recipientName: to.organisationId ? null : to.name,
    purpose: 'referral',
    scopes,
    on,
  })
}
