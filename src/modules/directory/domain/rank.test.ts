import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '#lib/day.ts'
import { type Candidate, judge, rank, type Wish } from './rank.ts'

const now = '2026-11-24T06:00:00.000Z' as Instant
const service = (change: Partial<Candidate> = {}): Candidate => ({
  id: 'a',
  needCodes: ['legal.wages'],
  areaCodes: ['status_work'],
  targetGroups: [],
  languages: ['ru'],
  eligibleSex: null,
  citizenships: [],
  remote: false,
  servedPlaces: ['TJ.02'],
  locationPaths: [['TJ', 'TJ.02', 'TJ.02:kulob']],
  distanceKm: 20,
  opening: { state: 'open', until: null },
  available: null,
  capacityUpdated: null,
  verifiedAt: '2026-11-01T00:00:00.000Z' as Instant,
  partner: false,
  own: false,
  confidential: false,
  ...change,
})
const wish = (change: Partial<Wish> = {}): Wish => ({
  needCodes: ['legal.wages'],
  areaCodes: ['status_work'],
  path: ['TJ', 'TJ.02', 'TJ.02:muminobod'],
  languages: ['tg', 'ru'],
  targetGroups: [],
  sex: null,
  citizenships: [],
  at: now,
  ...change,
})
const codes = (candidate: Candidate, asked = wish()) =>
  judge(candidate, asked)?.reasons.map(reason => reason.code)

describe('whom to refer to', () => {
  test('a service for women is not proposed for a man, one for other citizens not to this one', () => {
    expect(judge(service({ eligibleSex: 'female' }), wish({ sex: 'male' }))).toBeNull()
    expect(codes(service({ eligibleSex: 'female' }), wish({ sex: 'female' }))).toContain('for_women')
    expect(judge(service({ citizenships: ['UZ'] }), wish({ citizenships: ['TJ'] }))).toBeNull()
  })

  test('a service elsewhere is not proposed, unless one can call it from anywhere', () => {
    const far = { servedPlaces: [], locationPaths: [['KZ']], distanceKm: 1500 }
    expect(judge(service(far), wish())).toBeNull()
    expect(codes(service({ ...far, remote: true }))).toContain('remote')
    expect(judge(service({ ...far, remote: true, servedPlaces: ['KZ'] }), wish())).toBeNull()
  })

  test('the need itself goes before help in general, and that before the same area', () => {
    const order = rank(
      [
        service({ id: 'area', needCodes: ['legal.patent'] }),
        service({ id: 'general', needCodes: ['legal.advice'] }),
        service({ id: 'exact' }),
      ],
      wish(),
    )
    expect(order.map(one => one.id)).toEqual(['exact', 'general', 'area'])
    expect(order.map(one => one.reasons[0]?.code)).toEqual(['need', 'need_general', 'need_area'])
  })

  test('what was never checked, is full or shut says so as a drawback', () => {
    const reasons = judge(
      service({
        verifiedAt: null,
        available: 0,
        capacityUpdated: now,
        opening: { state: 'closed', opens: null },
        languages: ['kk'],
      }),
      wish(),
    )?.reasons
    const drawbacks = reasons?.filter(reason => !reason.good).map(reason => reason.code)
    expect(drawbacks).toEqual(['no_common_language', 'opens', 'full', 'not_verified'])
  })

  const candidate = fc.record({
    id: fc.uuid(),
    needCodes: fc.subarray(['legal.wages', 'legal.advice', 'health.doctor']),
    languages: fc.subarray(['tg', 'ru', 'ky']),
    remote: fc.boolean(),
    servedPlaces: fc.subarray(['TJ', 'TJ.02', 'KG']),
    eligibleSex: fc.constantFrom('female' as const, 'male' as const, null),
    distanceKm: fc.option(fc.double({ min: 0, max: 5000, noNaN: true })),
    verifiedAt: fc.constantFrom(null, now, '2020-01-01T00:00:00.000Z' as Instant),
    partner: fc.boolean(),
  })

  test('every score lies between 0 and 1, best first, the same in whatever order they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: one => one.id, maxLength: 12 }), given => {
        const all = given.map(one => service(one))
        const ranked = rank(all, wish({ sex: 'female' }))
        for (const { score, reasons } of ranked) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
          expect(reasons.length).toBeGreaterThan(0)
        }
        expect(ranked.map(one => one.score)).toEqual(ranked.map(one => one.score).sort((a, b) => b - a))
        expect(rank(all.toReversed(), wish({ sex: 'female' }))).toEqual(ranked)
      }),
    )
  })

  test('speaking the language, being a partner, being checked, being open never makes it worse', () => {
    const better: Partial<Candidate>[] = [
      { languages: ['tg'] },
      { partner: true },
      { verifiedAt: now },
      { opening: { state: 'open', until: null } },
    ]
    fc.assert(
      fc.property(candidate, fc.constantFrom(...better), (given, change) => {
        const before = judge(service({ ...given, opening: { state: 'unknown' } }), wish())
        const after = judge(service({ ...given, opening: { state: 'unknown' }, ...change }), wish())
        if (before) expect(after?.score).toBeGreaterThanOrEqual(before.score)
      }),
    )
  })
})
