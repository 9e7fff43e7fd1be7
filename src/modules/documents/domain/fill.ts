import type { Day } from '#lib/day.ts'
import { isDay } from '#lib/day.ts'
import type { Currency } from '#lib/money.ts'
import { blank, type FilledLetter, type Piece, type Run } from './filled.ts'
import { type LetterRule, ruleName, ruleOn, type UsedRule } from './law.ts'
import { tablePiece } from './tables.ts'
import {
  type Block,
  type Field,
  type Language,
  type LetterCountry,
  standsIn,
  type Template,
  type Text,
} from './template.ts'

/** What the case knows: an answer in one form, or in each language. */
export type Known = Readonly<Record<string, string | Text>>
export type Answers = Readonly<Record<string, string>>

/** Words, fields and rules that all letters share, as content. */
export interface Stock {
  readonly phrases: ReadonlyMap<string, Text>
  readonly fields: ReadonlyMap<string, Field>
  readonly rules: ReadonlyMap<string, LetterRule>
  readonly codes: ReadonlyMap<string, Text>
}

/** How days and sums are written in a language; handed in, because the domain knows no formats. */
export interface Hand {
  readonly day: (day: Day) => string
  readonly shortDay: (day: Day) => string
  readonly money: (amount: number, currency: Currency) => string
  readonly figure: (amount: number) => string
  readonly number: (text: string) => string
}

/** A claim, as its module answers for letters; money in minor units. */
export interface ClaimFacts {
  readonly kind: 'wage' | 'maintenance'
  readonly country: string
  readonly currency: Currency
  readonly asOf: string
  readonly principal: number
  readonly compensation: number
  readonly workOwed: number
  readonly total: number
  readonly unknownFrom: string | null
  readonly debts: readonly { id: string; label: string; due: string; amount: number; paid: number }[]
  readonly lines: readonly {
    debt: string
    from: string
    to: string
    days: number
    base: number
    ratePercent: string
    divisor: number
    factor: string
    amount: number
  }[]
  readonly work: readonly {
    date: string
    kind: string
    hours: string
    hourlyRate: number
    due: number | null
    paid: number
    owed: number | null
  }[]
  readonly months: readonly {
    month: string
    income: number | null
    due: number | null
    paid: number
    balance: number
  }[]
  readonly citations: readonly { rule: string; source: string; checked: string | null; from: string | null }[]
}

export interface Order {
  readonly template: Template
  readonly country: LetterCountry
  readonly language: Language
  /** The language the letter goes out in; where it is another, this is a version for reading. */
  readonly letterLanguage: Language
  readonly answers: Answers
  readonly known: Known
  readonly claim: ClaimFacts | null
  readonly on: Day
}

/** The letter in one language. What is not answered is a blank line; a law that may not be relied on is one too. */
export function fillLetter(order: Order, stock: Stock, hand: Hand): FilledLetter {
  const { template, language, country } = order
  const say = (code: string) => stock.phrases.get(code)?.[language] ?? code
  const row = (code: string) => ({
    label: stock.fields.get(code)?.label[language] ?? code,
    value: answerOf(code, order, stock, hand),
  })
  const pieces = template.blocks
    .filter(block => standsIn(block, country))
    .flatMap(block => piecesOf(block, order, stock, hand))
  const reading = order.letterLanguage !== language
  return {
    language,
    notice: reading ? say('reading_version') : null,
    to: template.to ? { label: say('to'), value: answerOf(template.to, order, stock, hand) } : null,
    from: template.from.map(row),
    title: template.title[language],
    pieces,
    date: { label: say('date'), value: { text: hand.day(order.on) } },
    signature: say('signature'),
    small: smallPrint(order, stock, hand),
  }
}

function answerOf(code: string, order: Order, stock: Stock, hand: Hand): Run {
  const given = order.answers[code]?.trim() || textOf(order.known[code], order.language)
  if (!given) return blank
  const kind = stock.fields.get(code)?.kind
  if (kind === 'day') return { text: isDay(given) ? hand.day(given) : given }
  if (kind === 'yes_no')
    return { text: stock.phrases.get(given === 'yes' ? 'yes' : 'no')?.[order.language] ?? given }
  return { text: given }
}

const textOf = (known: string | Text | undefined, language: Language): string =>
  typeof known === 'string' ? known : (known?.[language] ?? '')

function piecesOf(block: Block, order: Order, stock: Stock, hand: Hand): Piece[] {
  const { language } = order
  const say = (code: string) => stock.phrases.get(code)?.[language] ?? code
  const runs = (text: Text) => runsOf(text[language], code => answerOf(code, order, stock, hand))
  switch (block.kind) {
    case 'text':
      return [{ kind: 'text', runs: runs(block.text) }]
    case 'facts':
      return [
        {
          kind: 'facts',
          rows: block.fields.map(code => ({
            label: stock.fields.get(code)?.label[language] ?? code,
            value: answerOf(code, order, stock, hand),
          })),
        },
      ]
    case 'story':
      return storyOf(
        block.field === 'story' ? null : (stock.fields.get(block.field)?.label[language] ?? block.field),
        stock.fields.get(block.field)?.label[language] ?? block.field,
        answerOf(block.field, order, stock, hand),
      )
    case 'law':
      return [{ kind: 'text', runs: [{ text: `${say('law')}: ` }, lawOf(block.rules, order, stock)] }]
    case 'asks':
      return [
        { kind: 'heading', text: say('asks') },
        { kind: 'list', items: block.items.map(runs) },
      ]
    case 'attached':
      return [
        { kind: 'heading', text: say('attached') },
        { kind: 'list', items: block.items.map(runs) },
      ]
    case 'table':
      return tablePiece(block.table, order.claim, say, hand)
  }
}

/** What was told, a paragraph for each line of it; what happened needs no heading, a list of children does. */
function storyOf(heading: string | null, label: string, run: Run): Piece[] {
  if (run.blank) return [{ kind: 'facts', rows: [{ label, value: run }] }]
  const paragraphs: Piece[] = run.text
    .split(/\n+/)
    .filter(line => line.trim() !== '')
    .map(line => ({ kind: 'text', runs: [{ text: line.trim() }] }))
  return heading === null ? paragraphs : [{ kind: 'heading', text: heading }, ...paragraphs]
}

function runsOf(text: string, answer: (code: string) => Run): Run[] {
  return text
    .split(/(\{\w+\})/)
    .filter(part => part !== '')
    .map(part => (/^\{\w+\}$/.test(part) ? answer(part.slice(1, -1)) : { text: part }))
}

/** The articles by name. One that is not in force that day, has no source or waits for its review is left out. */
function lawOf(ids: readonly string[], order: Order, stock: Stock): Run {
  const rules = ids.flatMap(id => {
    const rule = stock.rules.get(id)
    return rule && ruleOn(rule, order.on) ? [rule] : []
  })
  // Articles of one law are named together.
  const codes = [...new Set(rules.map(rule => rule.code))]
  const names = codes.map(code => {
    const article = rules
      .filter(rule => rule.code === code && rule.article !== '')
      .map(rule => rule.article)
      .join(', ')
    return ruleName({ code, article }, stock.codes, order.language)
  })
  return names.length ? { text: `${names.join('; ')}.` } : blank
}

/** The rules a letter names on this day, and those its computation rests on. */
export function rulesUsed({ template, country, on, claim }: Order, stock: Stock): UsedRule[] {
  const named = template.blocks
    .filter(block => standsIn(block, country))
    .flatMap(block => (block.kind === 'law' ? block.rules : []))
  const own = [...new Set(named)].flatMap(id => {
    const version = ruleOn(stock.rules.get(id), on)
    if (!version) return []
    const { from, source, checked, digest } = version
    return [{ rule: id, from, source, checked, digest }]
  })
  const printsFigures = template.blocks.some(block => block.kind === 'table')
  const computed = printsFigures && claim ? claim.citations.map(one => ({ ...one, digest: '' })) : []
  return [...own, ...computed.filter(one => !own.some(other => other.rule === one.rule))]
}

/** Rules named by the template that cannot be relied on today: their line is blank, and the screen says so. */
export function staleRules({ template, country, on }: Order, stock: Stock): string[] {
  const named = template.blocks
    .filter(block => standsIn(block, country))
    .flatMap(block => (block.kind === 'law' ? block.rules : []))
  return [...new Set(named)].filter(id => ruleOn(stock.rules.get(id), on) === null)
}

function smallPrint(order: Order, stock: Stock, hand: Hand): string[] {
  const say = (code: string) => stock.phrases.get(code)?.[order.language] ?? code
  const short = (text: string | null) => (text && isDay(text) ? hand.shortDay(text) : '')
  return rulesUsed(order, stock).map(({ rule, from, checked }) => {
    const known = stock.rules.get(rule)
    const table = stock.phrases.get(`rate.${rule}`)?.[order.language]
    const name = known ? `${ruleName(known, stock.codes, order.language)} (${rule})` : (table ?? rule)
    const since = from ? `${say('in_force_from')} ${short(from)}` : ''
    const seen = checked ? `${say('checked')} ${short(checked)}` : say('not_checked')
    return [name, since, seen].filter(part => part !== '').join(' · ')
  })
}
