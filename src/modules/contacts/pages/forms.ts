import { problemWords } from '#i18n/problems.ts'
import type { Translate } from '#i18n/translate.ts'
import type { FieldProblem } from '#lib/refusal.ts'
import type { PageRequest } from '#platform/module.ts'
import type { Problems } from '#site/form.tsx'

export type Form = PageRequest['form']

/** The first problem of each field, in words. */
export function inWords(t: Translate, problems: readonly FieldProblem[]): Problems {
  return Object.fromEntries(
    [...problems].reverse().map(({ path, code }) => [path.split('.')[0] ?? '', problemWords(t, code)]),
  )
}

export function one(form: Form, name: string): string {
  const value = form[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

export function many(form: Form, name: string): string[] {
  const value = form[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
