import { type PersonName, type Script, type Sex, scriptOf } from './person.ts'
import { readSex } from './sex-word.ts'

/** One person of a file, as the sender writes it; every field of a table is text. */
export interface ImportRow {
  readonly ref: string
  readonly names: readonly PersonName[]
  readonly birthYear: number | null
  readonly sex: Sex | null
  readonly district: string | null
}

export interface RowProblem {
  readonly field: string
  /** In plain words: what is wrong with what stands there. */
  readonly reason: string
}

export type ReadRow = { readonly row: ImportRow } | { readonly problems: readonly RowProblem[] }

const longest = { ref: 200, name: 200, district: 200, otherNames: 19 }

/** Reads and checks one row; all that is wrong with it, not the first. `thisYear` bounds the birth year. */
export function readRow(raw: unknown, thisYear: number): ReadRow {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { problems: [{ field: '', reason: 'this is not a row of named fields' }] }
  }
  const fields = raw as Readonly<Record<string, unknown>>
  const problems: RowProblem[] = []
  const say = (field: string, reason: string) => void problems.push({ field, reason })
  const ref = readText(fields.ref, 'ref', longest.ref, say)
  const name = readText(fields.name, 'name', longest.name, say)
  if (ref === null) say('ref', 'is needed: the key under which you keep this person')
  if (name === null) say('name', 'is needed')
  else if (!/\p{L}/u.test(name)) say('name', `“${name}” has no letter`)
  const others = readOthers(fields.otherNames, say)
  const birthYear = readYear(fields.birthYear, thisYear, say)
  const sex = readSexField(fields.sex, say)
  const district = readText(fields.district, 'district', longest.district, say)
  if (problems.length > 0 || ref === null || name === null) return { problems: firstByField(problems) }
  const texts = [...new Set([name, ...others])]
  return { row: { ref, names: texts.map(text => nameOf(text)), birthYear, sex, district } }
}

type Say = (field: string, reason: string) => void

function nameOf(text: string): PersonName {
  const script: Script = scriptOf(text)
  return { text, kind: 'as_heard', script }
}

const unseen = /[\p{Cc}\u200b\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]/gu

function readText(value: unknown, field: string, most: number, say: Say): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' && typeof value !== 'number') {
    say(field, 'is neither text nor a number')
    return null
  }
  const text = String(value).normalize('NFC').replace(unseen, ' ').replace(/\s+/g, ' ').trim().toWellFormed()
  if (text.length > most) say(field, `is longer than ${most} characters`)
  if (text.includes('\ufffd')) say(field, 'has letters that cannot be read: save the file as UTF-8')
  return text === '' ? null : text
}

function readOthers(value: unknown, say: Say): string[] {
  if (value === undefined || value === null || value === '') return []
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(';') : null
  if (list === null) {
    say('otherNames', 'is no list of names')
    return []
  }
  if (list.length > longest.otherNames) say('otherNames', `has more than ${longest.otherNames} names`)
  return list
    .slice(0, longest.otherNames)
    .map(one => readText(one, 'otherNames', longest.name, say))
    .filter((one): one is string => one !== null)
}

function readYear(value: unknown, thisYear: number, say: Say): number | null {
  if (value === undefined || value === null || value === '') return null
  const text = String(value).trim()
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN
  if (year >= 1900 && year <= thisYear) return year
  say('birthYear', `“${text.slice(0, 40)}” is no year between 1900 and ${thisYear}`)
  return null
}

function readSexField(value: unknown, say: Say): Sex | null {
  if (value === undefined || value === null || value === '') return null
  const sex = typeof value === 'string' ? readSex(value) : null
  if (sex === null) say('sex', `“${String(value).slice(0, 40)}” is not understood: write f or m`)
  return sex
}

function firstByField(problems: readonly RowProblem[]): RowProblem[] {
  return problems.filter((one, at) => problems.findIndex(other => other.field === one.field) === at)
}
