import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { formFields, papersFor, readForm, steps, type Typed } from '../domain/questionnaire.ts'
import { answerFor, calendarOf, groupsOf, todayAt } from '../service/public.ts'
import { countryIn, readerOf } from '../service/sentences.ts'
import { CheckPage } from './CheckPage.tsx'
import { pageLocale } from './locale.ts'
import { ResultPage } from './ResultPage.tsx'

/** The questionnaire: the first question, and after each posted answer the next one; at the end the checklist. */
export const check = async (request: PageRequest): Promise<PageAnswer> => {
  const { engine, now } = request
  const locale = pageLocale(request.locale)
  const reader = readerOf(locale)
  const { t } = reader
  const { typed, filled, papers, today } = await read(request)
  const country = (code: string) => countryIn(reader, code)
  const { view } = request.form
  const base = { t, locale, typed, country }
  const at = (again: string) => ({ path: '/check', fields: { ...typed, view: again } })
  // A question that was answered is asked again, and no further one before it.
  const again = steps.slice(0, steps.indexOf(filled.step)).find(step => step === view)
  if (!filled.question || again) {
    const step = again ?? filled.step
    const before = steps[steps.indexOf(step) - 1]
    return {
      title: t('rules.check.title'),
      body: <CheckPage {...base} filled={{ ...filled, step }} papers={papers} />,
      private: request.form.citizenship !== undefined,
      ...(Object.keys(request.form).length > 0 ? { here: at(step) } : {}),
      back: before && at(before),
    }
  }
  const result = { path: '/check', fields: typed }
  const answer = await answerFor(engine, reader, filled.question, now)
  return {
    title: t('rules.check.title'),
    body: <ResultPage {...base} answer={answer} today={today} print={view === 'print'} />,
    private: true,
    here: result,
    back: view === 'print' ? result : at('papers'),
  }
}

export const calendar = async (request: PageRequest): Promise<PageAnswer> => {
  const { filled } = await read(request)
  if (!filled.question) return { redirect: `/${request.locale}/check` }
  const reader = readerOf(request.locale)
  const answer = await answerFor(request.engine, reader, filled.question, request.now)
  return {
    file: {
      filename: 'calendar.ics',
      type: 'text/calendar; charset=utf-8',
      body: calendarOf(answer, reader, request.now),
    },
  }
}

async function read({ form, now }: PageRequest) {
  const typed: Typed = Object.fromEntries(
    formFields.flatMap(name => {
      const value = form[name]
      return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 40)]] : []
    }),
  )
  const today = todayAt(typed.destination, now)
  const papers = papersFor(typed, await groupsOf(typed.citizenship, today))
  return { typed, today, papers, filled: readForm(typed, today, papers) }
}
