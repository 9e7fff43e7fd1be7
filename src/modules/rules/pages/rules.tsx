import { nobody } from '#lib/actor.ts'
import { addMonths, type Day, isDay } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { listChanges, listRules, pageDay, readRule } from '../service/rules.ts'
import { countryIn, type Reader, readerOf } from '../service/sentences.ts'
import { ChangesPage, RulePage, RulesPage } from './RulesPage.tsx'

const landOf = (reader: Reader, code: string): string =>
  code === 'EAEU'
    ? reader.t('rules.union.eaeu')
    : code === 'CIS'
      ? reader.t('rules.union.cis')
      : countryIn(reader, code)

export const list = async ({ engine, locale }: PageRequest): Promise<PageAnswer> => {
  const reader = readerOf(locale)
  const { items } = await engine.as(nobody, use => listRules(use, { locale }))
  const order = ['RU', 'KZ', 'EAEU', 'CIS', 'TJ', 'KG', 'UZ']
  const countries = order.map(code => ({
    code,
    name: landOf(reader, code),
    rules: items.filter(rule => rule.country === code),
  }))
  return { title: reader.t('rules.list.title'), body: <RulesPage {...reader} countries={countries} /> }
}

export const one = async ({ engine, locale, params }: PageRequest): Promise<PageAnswer> => {
  const reader = readerOf(locale)
  const id = params.id ?? ''
  if (!/^[a-z]+(\.[a-z0-9_]+){1,5}$/.test(id)) throw notFound()
  const rule = await engine.as(nobody, use => readRule(use, { id, locale }))
  return {
    title: rule.title,
    body: <RulePage {...reader} country={landOf(reader, rule.country)} rule={rule} />,
  }
}

export const changes = async ({ engine, locale, query, now }: PageRequest): Promise<PageAnswer> => {
  const reader = readerOf(locale)
  const given = query.since
  const since: Day = given !== undefined && isDay(given) ? given : addMonths(pageDay(now), -12)
  const { items } = await engine.as(nobody, use => listChanges(use, { since, locale }))
  return {
    title: reader.t('rules.changes.title'),
    body: <ChangesPage {...reader} since={since} changes={items} />,
  }
}
