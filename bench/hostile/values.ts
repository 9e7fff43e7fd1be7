/** A number stream that a seed repeats. */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const pick = <T>(random: Random, items: readonly T[]): T =>
  items[Math.floor(random() * items.length)] as T

/** Stands in every text that is sent: where it turns up in a log line, personal data would have. */
export const planted = 'Ҷамила-Planted-7391'

export const hostileTexts: readonly string[] = [
  '',
  ' ',
  planted,
  `${planted}\u0000`,
  `\u0000${planted}`,
  '\ud800',
  `${planted}\udfff\ud800`,
  '\u202e\u2066 evil \u2069',
  'a\u0301'.repeat(3000),
  '\ufeff\u200b\u200d\u2060',
  '👩‍👩‍👧‍👦'.repeat(500),
  'ﷺ'.repeat(2000),
  'x'.repeat(100_000),
  `'; drop table people.person; -- ${planted}`,
  `" or 1=1 -- ${planted}`,
  `\\'; select pg_sleep(10); --`,
  '$1; $2::uuid; %s %d %n',
  `<script>alert('${planted}')</script>`,
  '{{constructor.constructor("return process")()}}',
  '${7*7} #{7*7} <%= 7*7 %>',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  `line\r\nSet-Cookie: a=${planted}`,
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '1e309',
  '9'.repeat(400),
  '٣٤٥',
  '2026-02-30',
  '2026-13-45T99:99:99Z',
  '+999999-01-01',
  '-271821-04-20T00:00:00Z',
  '0000-00-00',
  '9999-12-31T23:59:59.999999999Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '__proto__',
  'constructor',
  'toString',
  '(((((((((((((((((((((((((((((a|a)*)*)*)*',
  'a'.repeat(60) + '!',
  '*:*&|!()<->:',
  'Łódź İstanbul ẞ ﬃ Ⅷ ½',
]

export const hostileValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  -0.0000001,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  [],
  {},
  [null],
  [[[[[[]]]]]],
  { $ne: null },
  { toString: 'x', valueOf: 'y' },
  { length: 1e9 },
  Array.from({ length: 5000 }, () => planted),
  nested(500),
]

function nested(depth: number): unknown {
  let value: unknown = planted
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}
