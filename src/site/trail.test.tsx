import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Go, HiddenTrail, readTrail, TrailContext, trailWith } from './trail.tsx'

const list = { path: '/help', fields: { need: 'legal.wages', place: 'Хуҷанд "1" & <b>' } }
const service = { path: '/help/335a175d', fields: {} }

/** What a browser sends for the hidden field. */
const sent = (html: string) =>
  /value="([^"]*)"/
    .exec(html)?.[1]
    ?.replace(
      /&(quot|lt|amp);/g,
      (_, name: 'quot' | 'lt' | 'amp') => ({ quot: '"', lt: '<', amp: '&' })[name],
    )

test('the way back comes through a form as it was, with every sign that was typed', () => {
  const trail = trailWith(trailWith([], list), service)
  const html = renderToString(<HiddenTrail trail={trail} />)
  expect(readTrail({ trail: sent(html) ?? '' })).toEqual([list, service])
})

test('whatever else is sent as a way back is none, and leads nowhere but to pages of ours', () => {
  for (const trail of [
    '',
    'x',
    '{}',
    '[1,null]',
    '[{"path":"//evil.example","fields":{}}]',
    '[{"path":"/help","fields":1}]',
    '["/help"]',
  ])
    expect(readTrail({ trail })).toEqual([])
  expect(readTrail({ trail: '[{"path":"javascript:x","fields":{}},{"path":"/a b","fields":{}}]' })).toEqual(
    [],
  )
  fc.assert(
    fc.property(fc.json(), trail => {
      for (const { path, fields } of readTrail({ trail })) {
        expect(path.startsWith('/')).toBe(true)
        for (const value of Object.values(fields).flat()) expect(typeof value).toBe('string')
      }
    }),
  )
})

test('however far somebody walks on, the way back stays short', () => {
  const far = Array.from({ length: 30 }).reduce<ReturnType<typeof trailWith>>(
    trail => trailWith(trail, { ...list, fields: { ...list.fields, trail: 'x'.repeat(9999) } }),
    [],
  )
  expect(far.length).toBe(6)
  expect(JSON.stringify(far).length).toBeLessThan(1000)
})

test('from an answer one goes on by a form, from a page by a link', () => {
  const go = <Go href="/tg/org/1">X</Go>
  expect(renderToString(go)).toBe('<a href="/tg/org/1">X</a>')
  const way = { trail: [], onward: [list] }
  expect(renderToString(<TrailContext.Provider value={way}>{go}</TrailContext.Provider>)).toContain(
    'form="onward" formaction="/tg/org/1"',
  )
})
