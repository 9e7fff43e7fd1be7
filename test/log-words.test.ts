/** Whoever reads the log reads words: every action that can stand in it has them, in every language. */
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Locale, locales } from '#i18n/locales.ts'
import { entryKinds } from '#modules/cases/domain/timeline.ts'
import { type Catalogue, faultsIn } from './support/catalogues.ts'

const root = join(import.meta.dirname, '..')
const read = async (file: string) => readFile(join(root, file), 'utf8')
const wordsOf = async (locale: Locale): Promise<Catalogue> =>
  JSON.parse(await read(`src/modules/audit/messages/log-${locale}.json`))

/** Allowed to some, and nobody's file is in it: no line of the log tells of these. */
const quiet = [
  'accounts.device_key accounts.finish_recovery accounts.give_code accounts.list_invitations accounts.list_members',
  'accounts.list_passkeys accounts.list_providers accounts.list_sessions accounts.me accounts.read_invitation',
  'accounts.read_security accounts.read_settings accounts.recover_member accounts.sign_in_with_passkey',
  'backups.read_standing accounts.sign_in_with_provider audit.list_heads audit.read_chain audit.read_setting cases.list_hand_overs',
  'cases.list_opened cases.triage_questions cases.workload claims.basis contacts.list_sessions contacts.read_session directory.care',
  'directory.export directory.history directory.place directory.places directory.preview_import directory.propose',
  'directory.read_organization directory.read_service directory.search directory.similar directory.taxonomy',
  'documents.templates keeping.list_exports keeping.list_rules keeping.read_person organisations.list',
  'organisations.list_partners organisations.list_teams organisations.read referrals.answer_for referrals.compose',
  'referrals.list rules.check rules.list rules.list_changes rules.list_signatures rules.read savings.list',
  'tracing.organisations',
].flatMap(line => line.split(' '))

/** The log calls these by what became of the case: `cases.closed`. */
const byOutcome = ['assign', 'close', 'decide_closing', 'hold', 'reopen', 'restrict', 'resume', 'update'].map(
  what => `cases.${what}`,
)

async function codesIn(pattern: string, code: RegExp): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const file of glob(pattern, { cwd: root })) {
    if (/\.test\.ts$|contract|screens/.test(file)) continue
    for (const [, one] of (await read(file)).matchAll(code)) found.set(one as string, file)
  }
  return found
}

test('every action that can stand in the log has words in six languages', async () => {
  const en = await wordsOf('en')
  const others = await Promise.all(locales.map(async locale => [locale, await wordsOf(locale)]))
  expect(faultsIn('the log', Object.fromEntries(others))).toEqual([])

  const audited = await codesIn('src/**/*.ts', /\baction: '([a-z]+\.[a-z_]+)'/g)
  const allowed = await codesIn('src/modules/*/domain/policy.ts', /^ {2}'([a-z]+\.[a-z_]+)':/gm)
  expect(audited.size).toBeGreaterThan(150)
  expect(allowed.size).toBeGreaterThan(200)
  const silent = new Set([...quiet, ...byOutcome])
  expect([...audited.keys()].filter(code => silent.has(code))).toEqual([])
  const needed = [...audited.keys(), ...[...allowed.keys()].filter(code => !silent.has(code))]
  expect(needed.filter(code => !(code in en))).toEqual([])
})

test('what happens to a case has words under the name that the log gives it', async () => {
  const en = await wordsOf('en')
  // The log has these under the name of the route: `cases.add_note`.
  const otherwise = /^(opened|note|correction|need_|person_|goal_|task_|hand_over_|glass_broken)/
  const kinds = entryKinds.filter(kind => !otherwise.test(kind))
  expect(kinds.filter(kind => !(`cases.${kind}` in en))).toEqual([])
})

test('every part of the work has a name, and every kind of record', async () => {
  const en = Object.keys(await wordsOf('en'))
  const parts = new Set(en.filter(key => !/^(area|thing)\./.test(key)).map(key => key.split('.')[0]))
  expect([...parts].filter(part => !en.includes(`area.${part}`))).toEqual([])
  const kinds = await codesIn('src/modules/*/service/**/*.ts', /\bthing: '([a-z_]+)'/g)
  const common = Object.keys(JSON.parse(await read('src/modules/audit/messages/en.json')))
  const nameless = [...kinds.keys()].filter(
    kind => !en.includes(`thing.${kind}`) && !common.includes(`audit.thing.${kind}`),
  )
  expect(nameless).toEqual([])
})
