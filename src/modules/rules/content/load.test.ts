import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPack, PackMistakes } from './load.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'))
  await mkdir(join(folder, 'ru'))
  await writeFile(join(folder, 'sources.yaml'), 'sources:\n  R1: { kind: newspaper, title: a page }\n')
  await writeFile(join(folder, 'nationalities.yaml'), 'groups: {}\n')
})
afterAll(() => rm(folder, { recursive: true }))

async function mistakesOf(text: string): Promise<readonly string[]> {
  await writeFile(join(folder, 'ru', 'test.yaml'), text)
  try {
    await loadPack(pathToFileURL(`${folder}/`))
    return []
  } catch (error) {
    if (!(error instanceof PackMistakes)) throw error
    return error.mistakes
  }
}

const good = `country: RU
topic: test
seen_on: 2026-11-22
review_by: 2027-01-31
rules:
  - id: ru.test
    use: fact
    question: Is this a test?
    versions:
      - from: null
        to: null
        status: in_force
        value: { kind: fact, says: it is }
        sources: [{ id: R1, locator: page 1 }]
        confidence: high
`

test('a file of the right form is read, with the dates of the file for each version', async () => {
  expect(await mistakesOf(good)).toEqual([])
  const [rule] = (await loadPack(pathToFileURL(`${folder}/`))).rules
  expect(rule?.versions[0]).toMatchObject({ review_by: '2027-01-31', sources: [{ seen_on: '2026-11-22' }] })
})

test('mistakes are told with file, line and field, all of them', async () => {
  const bad = good
    .replace('in_force', 'valid')
    .replace('says: it is', 'text: it is')
    .replace('to: null', 'to: 2026-02-30')
  const mistakes = await mistakesOf(bad)
  expect(mistakes.join('\n')).toContain(
    'ru/test.yaml: line 12: rules.0.versions.0.status: must be one of in_force',
  )
  expect(mistakes.join('\n')).toContain(
    'ru/test.yaml: line 11: rules.0.versions.0.to: is not a day of the calendar',
  )
  expect(mistakes.length).toBeGreaterThan(2)
})

test('a source nobody listed is told', async () => {
  expect(await mistakesOf(good.replace('id: R1', 'id: R9'))).toEqual([
    'ru/test.yaml: ru.test: there is no source R9 in sources.yaml',
  ])
})

test('a file that is no YAML is told by line', async () => {
  expect((await mistakesOf(`${good}   - [`))[0]).toMatch(/^ru\/test\.yaml: line \d+: /)
})
