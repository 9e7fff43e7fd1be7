import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { formFields, papersFor, readForm, type Typed } from '../domain/questionnaire.ts'
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
  const view = request.form.view
  const back = view === 'papers' || view === 'entry' ? view : null
  const base = { t, locale, typed, country }
  if (!filled.question || back) {
    const step = back ?? filled.step
    return {
      title: t('rules.check.title'),
      body: <CheckPage {...base} filled={{ ...filled, step }} papers={papers} />,
      private: request.form.citizenship !== undefined,
    }
  }
  const answer = await answerFor(engine, reader, filled.question, now)
  return {
    title: t('rules.check.title'),
    body: <ResultPage {...base} answer={answer} today={today} print={view === 'print'} />,
    private: true,
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
