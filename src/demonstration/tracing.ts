import type * as v from 'valibot'
import type { Role } from '#lib/actor.ts'
import type { Route, SentOf } from '#lib/contract.ts'
import { addHours, addMonths, dayIn, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import * as cases from '#modules/cases/contract.ts'
import * as people from '#modules/people/contract.ts'
import * as tracing from '#modules/tracing/contract.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { DemoOrganisation } from './network.ts'
import { endpointOf } from './perform.ts'

/**
 * A mother in Dushanbe looks for her son; the centre in Shymkent knows somebody whose name sounds the same in other letters. Its
 * supervisor finds the question among those to look at, as soon as the job has laid it beside the list.
 */
export async function oneQuestion(
  use: UseCase,
  now: Instant,
  network: readonly DemoOrganisation[],
): Promise<void> {
  const asking = network.find(one => one.slug === 'hotline')
  const answering = network.filter(one => one.slug === 'support' || one.slug === 'crisis')
  const found = network.find(one => one.slug === 'support')
  if (!asking || !found) return
  const at = addHours(now, -72)
  const by =
    (organisation: DemoOrganisation) =>
    async <I extends v.GenericSchema, O extends v.GenericSchema>(
      role: Role,
      route: Route<I, O>,
      input: SentOf<Route<I, O>>,
    ) => {
      await use.become(organisation.staff[role], at)
      return endpointOf(use, route, input)
    }
  for (const one of answering)
    await by(one)('supervisor', tracing.answerFor, { id: asking.id, answers: true })
  await by(found)('caseworker', people.createPerson, {
    names: [{ text: 'Djamchid Namounaev', kind: 'passport' }],
    sex: 'male',
    birthYear: 1991,
    citizenships: ['TJ'],
    languages: ['tg', 'ru'],
    countryNow: 'KZ',
  })
  const act = by(asking)
  const mother = await act('caseworker', people.createPerson, {
    names: [{ text: 'Сафаргул Намунаева' }],
    sex: 'female',
    birthYear: 1966,
    citizenships: ['TJ'],
    languages: ['tg'],
  })
  const son = await act('caseworker', people.createPerson, {
    names: [{ text: 'Ҷамшед Намунаев' }],
    sex: 'male',
    birthYear: 1992,
    citizenships: ['TJ'],
  })
  const caseId = newId()
  await act('caseworker', cases.openCase, {
    id: caseId,
    persons: [{ personId: mother.id }, { personId: son.id, part: 'child' }],
    needs: [{ code: 'tracing.relative' }],
  })
  for (const one of answering)
    await act('caseworker', people.giveConsent, {
      personId: mother.id,
      scopes: ['identity'],
      recipientId: one.id,
      purpose: 'tracing',
      until: addMonths(dayIn(now, asking.timeZone), 6),
      givenHow: 'spoken',
      language: 'tg',
    })
  await act('caseworker', tracing.askOthers, { caseId, personId: son.id, to: answering.map(one => one.id) })
}
