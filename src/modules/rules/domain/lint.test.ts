import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#lib/day.ts'
import { loadPack } from '../content/load.ts'
import { lint } from './lint.ts'
import type { Pack, Rule, Version } from './pack.ts'

let pack: Pack
beforeAll(async () => {
  pack = await loadPack()
})
const today = day('2026-11-22')

/** The registration rule of Tajik citizens, changed in one place. */
function spoiled(change: (rule: Rule, inForce: Version) => Rule): string[] {
  const rule = pack.rules.find(({ id }) => id === 'ru.registration.tj') as Rule
  const changed = change(rule, rule.versions.at(-1) as Version)
  const rules = pack.rules.map(other => (other === rule ? changed : other))
  return lint({ ...pack, rules }, today)
    .filter(finding => finding.level === 'error')
    .map(finding => `${finding.rule} ${finding.code}`)
}
const withLast = (rule: Rule, version: Version): Rule => ({
  ...rule,
  versions: [...rule.versions.slice(0, -1), version],
})

describe('the pack that is shipped', () => {
  test('has no errors on the day it was made', () => {
    expect(lint(pack, today).filter(finding => finding.level === 'error')).toEqual([])
  })

  test('grows old: after the review date every open version asks to be looked at', () => {
    const old = lint(pack, day('2027-02-01')).filter(finding => finding.code === 'review_passed')
    const open = pack.rules.flatMap(rule => rule.versions).filter(version => version.status === 'in_force')
    expect(old.length).toBe(open.filter(version => version.to === null).length)
  })

  test('computes nothing from general knowledge: what has no source is unverified', () => {
    for (const rule of pack.rules) {
      for (const version of rule.versions.filter(other => other.confidence === 'none')) {
        expect(`${rule.id} ${version.status}`).toBe(`${rule.id} unverified`)
      }
    }
  })
})

describe('lint finds', () => {
  test('versions that overlap, leave a gap, or run backwards', () => {
    const from = (first: string) =>
      spoiled((rule, version) => withLast({ ...rule, fixtures: [] }, { ...version, from: day(first) }))
    expect(from('2013-12-31')).toEqual(['ru.registration.tj overlap'])
    expect(from('2014-01-02')).toEqual(['ru.registration.tj gap'])
    const backwards = spoiled((rule, version) =>
      withLast({ ...rule, fixtures: [] }, { ...version, to: day('2013-06-01') }),
    )
    expect(backwards).toContain('ru.registration.tj backwards')
  })

  test('a version in force without a source, or on a forum alone', () => {
    const bare = spoiled((rule, version) => withLast({ ...rule, fixtures: [] }, { ...version, sources: [] }))
    expect(bare).toEqual(['ru.registration.tj no_source'])
    const forum = spoiled((rule, version) =>
      withLast(rule, {
        ...version,
        sources: version.sources.map(source => ({ ...source, kind: 'forum' as const })),
      }),
    )
    expect(forum).toEqual(['ru.registration.tj weak_source'])
  })

  test('a fixture that no longer holds', () => {
    const changed = spoiled((rule, version) =>
      withLast(rule, { ...version, value: { ...version.value, count: 14 } as Version['value'] }),
    )
    expect(changed.every(found => found.endsWith('fixture_failed'))).toBe(true)
    expect(changed.length).toBeGreaterThan(1)
  })

  test('a name used twice, an override and a group that do not exist, a duty nobody bears', () => {
    const codes = spoiled((rule, version) => ({
      ...withLast(rule, { ...version, bearer: null }),
      id: 'ru.registration.uz',
      overrides: ['ru.registration.general', 'ru.nothing'],
      who: { ...rule.who, not_citizen_of: ['@nobody'] },
    }))
    for (const code of ['duplicate_id', 'unknown_override', 'unknown_group', 'no_bearer']) {
      expect(codes).toContain(`ru.registration.uz ${code}`)
    }
  })
})
