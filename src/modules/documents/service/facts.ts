import { isLocale } from '#i18n/locales.ts'
import { forbidden } from '#lib/refusal.ts'
import { caseToRefer } from '#modules/cases/index.ts'
import { type ClaimForLetter, claimForLetter, claimsOfCase } from '#modules/claims/index.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import { disclosureOf, outlineOf, personSummaries } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type { Known } from '../domain/fill.ts'
import { nameInEach } from '../domain/known.ts'
import { refuse } from '../domain/refusals.ts'
import { languages, type Text } from '../domain/template.ts'

export interface Asked {
  readonly caseId: string
  readonly personId?: string | null | undefined
  readonly claimId?: string | null | undefined
}

/** What the case knows for a letter: of the person, of the claim, of the organisation. Not found where it may not be read. */
export async function factsOf(use: UseCase, asked: Asked) {
  const file = await caseToRefer(use, asked.caseId)
  const claim = asked.claimId ? await claimForLetter(use, asked.claimId) : null
  if (claim && claim.caseId !== file.id) {
    throw refuse('documents.not_of_this_case', {}, [{ path: 'claimId', code: 'not_one_of' }])
  }
  const named = asked.personId ?? claim?.personId ?? onlyClient(file.persons)
  const personId = file.persons.find(one => named !== null && one.files.includes(named))?.id ?? null
  if (named && !personId) {
    throw refuse('documents.not_of_this_case', {}, [{ path: 'personId', code: 'not_one_of' }])
  }
  const organisation = await organisationById(use, ownOrganisation(use))
  const known: Known = {
    ...(personId ? await personFacts(use, personId) : {}),
    ...(claim?.opponent
      ? { [claim.kind === 'maintenance' ? 'claim.parent' : 'claim.opponent']: claim.opponent }
      : {}),
    ...(organisation ? { 'organisation.name': organisation.name } : {}),
  }
  return { file, personId, claim, known }
}

function onlyClient(persons: readonly { readonly id: string; readonly part: string }[]): string | null {
  const clients = persons.filter(one => one.part === 'client')
  return clients.length === 1 ? (clients[0]?.id ?? null) : null
}

async function personFacts(use: UseCase, personId: string): Promise<Known> {
  const told = await disclosureOf(use, personId, ['identity', 'documents'])
  const outline = await outlineOf(use, personId)
  const name = nameInEach(told.identity?.names ?? [], languages)
  const own = ['passport', 'travel_passport', 'id_card']
  const paper = told.documents?.find(one => own.includes(one.kind) && one.number && one.heldBy === 'self')
  return {
    ...(name ? { 'person.name': name } : {}),
    ...(told.identity?.birthDay ? { 'person.born': told.identity.birthDay } : {}),
    ...(outline.citizenships.length ? { 'person.citizenship': countriesInEach(outline.citizenships) } : {}),
    ...(paper?.number ? { 'person.passport': paper.number } : {}),
  }
}

/** The names of countries in each language; a country without a name there by its code. */
function countriesInEach(codes: readonly string[]): Text {
  const nameOf = (code: string, language: (typeof languages)[number]) => {
    const key = `country.${code}` as 'country.TJ'
    const name = words(language)(key)
    return name === key ? code : name
  }
  // The cast: each of the languages once.
  return Object.fromEntries(
    languages.map(language => [language, codes.map(code => nameOf(code, language)).join(', ')]),
  ) as Text
}

/** What a claim says in a letter, without the ids that are Hamroh's own. */
export function claimFactsOf(claim: ClaimForLetter) {
  const { kind, country, currency, asOf, principal, compensation, workOwed, total, unknownFrom } = claim
  return {
    kind,
    country,
    currency,
    asOf,
    principal,
    compensation,
    workOwed,
    total,
    unknownFrom,
    debts: [...claim.debts],
    lines: [...claim.lines],
    work: [...claim.work],
    months: [...claim.months],
    citations: claim.citations.map(({ rule, source, checked, from }) => ({ rule, source, checked, from })),
  }
}

/** The same for the interview on a screen. */
export async function readFacts(use: UseCase, asked: Asked) {
  const { file, personId, claim, known } = await factsOf(use, asked)
  if (!file.mayWork) throw forbidden('documents.facts')
  const summaries = await personSummaries(
    use,
    file.persons.map(one => one.id),
  )
  const outline = personId ? await outlineOf(use, personId) : null
  use.audit({ action: 'documents.facts', thing: 'case', thingId: file.id, details: { personId } })
  return {
    personId,
    persons: file.persons.flatMap(one => {
      const summary = summaries.get(one.id)
      return summary ? [{ id: one.id, label: summary.label }] : []
    }),
    personLanguage: outline?.languages.find(isLocale) ?? null,
    needCodes: file.needs.map(need => need.code),
    known,
    claim: claim && claimFactsOf(claim),
    claims: await claimsOfCase(use, file.id),
  }
}
