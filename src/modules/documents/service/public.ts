import { formatDay, formatMoney } from '#i18n/format.ts'
import type { Day, Instant } from '#lib/day.ts'
import { type ToldWages, toldWagesForLetter, wagesToldIn } from '#modules/claims/index.ts'
import type { Download } from '#platform/module.ts'
import { documentPack } from '../content/load.ts'
import { handOf } from '../contract/hand.ts'
import { fillLetter, type Order } from '../domain/fill.ts'
import type { FilledLetter } from '../domain/filled.ts'
import { type Language, languages, languagesFor, type Text } from '../domain/template.ts'
import { docxOfLetter } from './docx.ts'
import { pdfOfLetter } from './pdf.ts'

type Form = Readonly<Record<string, string | string[]>>

export interface PublicLetter {
  readonly typed: ToldWages['typed']
  readonly letter: FilledLetter
  /** The same to read, where the reader's language is another. */
  readonly reading: FilledLetter | null
  /** In which languages one writes to employers there, and which one was taken. */
  readonly language: Language
  readonly languages: readonly Language[]
}

/** The demand to the employer with the sums of the public page; null where its answers do not make a claim. Kept nowhere. */
export async function wageDemand(form: Form, reader: Language, now: Instant): Promise<PublicLetter | null> {
  const { typed, today, claim } = await wagesToldIn(form, now)
  const { templates, stock } = documentPack()
  const template = templates.get('wage_demand')
  if (!claim || !template) return null
  const { country } = claim.sheet
  const choice = languagesFor(template, country)
  const language = choice.find(one => one === form.language) ?? (choice[0] as Language)
  const filledIn = (wanted: Language) => {
    const nameOf = (month: string) => formatDay(wanted, `${month}-01` as Day, 'monthYear')
    const facts = toldWagesForLetter(claim, nameOf)
    const order: Order = {
      template,
      country,
      language: wanted,
      letterLanguage: language,
      answers: {},
      known: { agreed_pay: payInEach(facts) },
      claim: facts,
      on: today,
    }
    return fillLetter(order, stock, handOf(wanted))
  }
  const reading = reader === language ? null : filledIn(reader)
  return { typed, letter: filledIn(language), reading, language, languages: choice }
}

type Facts = ReturnType<typeof toldWagesForLetter>

/** The pay of a month as each language writes sums; every month of the public page has the same. */
function payInEach({ debts, currency }: Facts): Text {
  const amount = debts[0]?.amount ?? 0
  const { stock } = documentPack()
  const month = (language: Language) => stock.phrases.get('col.month')?.[language] ?? ''
  // The cast: each of the languages once.
  return Object.fromEntries(
    languages.map(one => [one, `${formatMoney(one, { amount, currency })} / ${month(one).toLowerCase()}`]),
  ) as Text
}

/** What stands before the rules used, in the language of a letter. */
export const rulesPhrase = (language: Language): string | undefined =>
  documentPack().stock.phrases.get('rules_used')?.[language]

/** The letter as a file; its name names nobody. */
export async function fileOfDemand(letter: FilledLetter, format: 'pdf' | 'docx'): Promise<Download> {
  const filename = `wage-demand.${format}`
  return format === 'pdf'
    ? { filename, type: 'application/pdf', body: await pdfOfLetter(letter) }
    : {
        filename,
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        body: await docxOfLetter(letter),
      }
}
