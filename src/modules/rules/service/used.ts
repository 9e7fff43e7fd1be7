import { addDays, type Day } from '#lib/day.ts'
import { versionKey } from '../content/hash.ts'
import type { Version } from '../domain/pack.ts'
import type { Answer } from '../domain/question.ts'
import { hashOf, type Shelf } from './book.ts'

/** Rule and version to the hash of their content. */
export type Used = Readonly<Record<string, string>>

/** What an answer rests on: the versions of its duties and of its stay. */
export function usedBy(shelf: Shelf, answer: Answer): Used {
  const used: Record<string, string> = {}
  const note = (id: string, is: (version: Version) => boolean) => {
    const rule = shelf.rules.get(id)
    const version = rule?.versions.find(is)
    if (rule && version) used[`${id} ${versionKey(version)}`] = hashOf(shelf, rule, version)
  }
  for (const { rule, version } of answer.obligations)
    note(rule, one => one.from === version.from && one.status !== 'bill')
  for (const rule of [answer.stay.rule, ...answer.notKnown.map(one => one.rule)])
    if (rule !== null)
      for (const version of shelf.rules.get(rule)?.versions ?? []) note(rule, one => one === version)
  return used
}

/** The day from which something used is past its review date; null where that has come already, or nothing was used. */
export function lookOn(shelf: Shelf, used: Used, today: Day): Day | null {
  const days = Object.keys(used).flatMap(name => {
    const [id = '', key = ''] = name.split(' ')
    const version = shelf.rules.get(id)?.versions.find(one => versionKey(one) === key)
    return version && version.to === null ? [addDays(version.review_by, 1)] : []
  })
  return days.filter(day => day > today).sort()[0] ?? null
}

/** The rules whose content is another now, or is gone. */
export const changedRules = (shelf: Shelf, used: Used): string[] => [
  ...new Set(
    Object.entries(used)
      .filter(([name, hash]) => shelf.hashes.get(name) !== hash)
      .map(([name]) => name.split(' ')[0] as string),
  ),
]
