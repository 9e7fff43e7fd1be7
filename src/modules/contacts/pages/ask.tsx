import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Locale } from '#i18n/locales.ts'
import { refusalWords } from '#i18n/problems.ts'
import { nobody } from '#lib/actor.ts'
import { id } from '#lib/contract.ts'
import { Refusal } from '#lib/refusal.ts'
import { fieldProblems } from '#platform/http/problem.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import type { Problems } from '#site/form.tsx'
import { askFields } from '../contract/requests.ts'
import { showCode } from '../domain/code.ts'
import { askForHelp } from '../service/ask.ts'
import { countries } from '../service/countries.ts'
import { taxonomy } from '../service/taxonomy.ts'
import { AskPage } from './AskPage.tsx'
import { CodePage } from './CodePage.tsx'
import { type Form, inWords, many, one } from './forms.ts'

/** The empty form carries a key of its own, so it is never taken from a cache. */
export const emptyAsk = async (request: PageRequest): Promise<PageAnswer> => askAgain(request, {}, {}, null)

export const sendAsk = async (request: PageRequest): Promise<PageAnswer> => {
  const { engine, locale, form } = request
  const t = words(locale)
  // From the page of who can help, or in another language: what was chosen comes along, in the body; nothing is sent yet.
  if (one(form, 'begin') === '1') return askAgain(request, form, {}, null)
  // Only a program fills in what people do not see; told as a problem, so that a person whose phone did it loses nothing.
  if (one(form, 'website') !== '')
    return askAgain(request, form, { website: t('contacts.ask.leave_empty') }, t('contacts.ask.leave_empty'))
  const parsed = v.safeParse(askFields, fieldsOf(form, locale))
  if (!parsed.success) return askAgain(request, form, inWords(t, fieldProblems(parsed.issues)), null)
  try {
    const code = await engine.as(nobody, use => askForHelp(use, parsed.output))
    const body = <CodePage t={t} locale={locale} code={showCode(code)} danger={parsed.output.dangerNow} />
    return { title: t('contacts.code.title'), body, private: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused = error.errors.length > 0 ? null : refusalWords(t, error.code)
    return askAgain(request, form, inWords(t, error.errors), refused)
  }
}

function askAgain(
  { locale, query }: PageRequest,
  form: Form,
  problems: Problems,
  refused: string | null,
): PageAnswer {
  const t = words(locale)
  const typed = Object.fromEntries(Object.keys(form).map(name => [name, one(form, name)]))
  // A form that arrived without its key (typed by hand, cut off) gets a new one.
  if (!v.is(id, typed.formKey)) typed.formKey = randomUUID()
  const chosen = form.needs === undefined ? [query.need ?? ''] : many(form, 'needs')
  const needs = taxonomy().needs.flatMap(({ code, icon, ask }) =>
    ask ? [{ code, icon, ask: ask[locale as Locale] }] : [],
  )
  const posted = Object.keys(form).length > 0
  const wrong = Object.keys(problems).length > 0 || refused !== null
  return {
    title: t('contacts.ask.title'),
    body: (
      <AskPage
        t={t}
        locale={locale}
        needs={needs}
        countries={countries(locale)}
        typed={typed}
        chosen={chosen}
        problems={problems}
        refused={refused}
      />
    ),
    status: wrong ? 400 : 200,
    private: true,
    ...(posted ? { here: { path: '/ask', fields: { ...form, begin: '1' } } } : {}),
  }
}

function fieldsOf(form: Form, locale: string) {
  const some = (name: string) => one(form, name) || null
  return {
    formKey: one(form, 'formKey'),
    locale,
    needs: many(form, 'needs'),
    said: one(form, 'said'),
    dangerNow: one(form, 'dangerNow') === '1',
    country: some('country'),
    homeCountry: some('homeCountry'),
    placeText: one(form, 'placeText'),
    reach: one(form, 'reach') || 'none',
    reachAt: one(form, 'reachAt'),
    reachWhen: one(form, 'reachWhen'),
    reachWho: some('reachWho'),
    mayLeaveMessage: one(form, 'mayLeaveMessage') === '1',
  }
}
