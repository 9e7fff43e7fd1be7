import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

const tokensOf = (text: string) =>
  Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[\da-f]{6})/g)].map(match => [match[1], match[2]]))

/** WCAG 2.2: contrast of two colours, 1 to 21. */
function contrast(a: string, b: string): number {
  const [bright, dim] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const grounds = ['paper', 'card', 'sunk']
const text = [
  ...grounds.flatMap(ground => ['ink', 'soft', 'accent', 'due', 'danger', 'ok'].map(ink => [ink, ground])),
  ['accent-ink', 'accent'],
  ['danger-ink', 'danger'],
  ['paper', 'ink'],
  ...['accent', 'due', 'danger', 'ok'].map(tone => [tone, `${tone}-soft`]),
] as [string, string][]
const edges = [...grounds.map(ground => ['edge', ground]), ...grounds.map(ground => ['accent', ground])] as [
  string,
  string,
][]

test.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme every text is readable and every edge of a field visible', (_, theme) => {
  const tokens = { ...tokensOf(light), ...tokensOf(theme) }
  const between = ([a, b]: [string, string]) => contrast(tokens[a] as string, tokens[b] as string)
  const told = (pair: [string, string]) => `${pair.join(' on ')}: ${between(pair).toFixed(2)}`
  expect(text.filter(pair => between(pair) < 4.5).map(told)).toEqual([])
  expect(edges.filter(pair => between(pair) < 3).map(told)).toEqual([])
})

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
})
