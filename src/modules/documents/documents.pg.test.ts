import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { aCase } from '#modules/cases/factory.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation({ name: 'Support Centre Example' })
const lawyer = await app.member(organisationId, ['lawyer'])
const supervisor = await app.member(organisationId, ['supervisor'])
app.setNow('2026-11-22T06:00:00.000Z')

async function aFile(given: { restricted?: boolean } = {}) {
  const person = await app.call(lawyer, 'POST', '/people', {
    sex: 'male',
    birthDay: '1995-03-08',
    citizenships: ['TJ'],
    languages: ['tg'],
    names: [{ text: 'Rustam Namunayev', kind: 'passport' }, { text: 'Рустам Намунаев' }],
  })
  const file = await aCase(app.engine, {
    organisationId,
    workerIds: [lawyer.userId],
    persons: [{ personId: person.body.id }],
    needs: [{ code: 'legal.wages' }],
    ...given,
  } as Parameters<typeof aCase>[1])
  const claim = await app.call(lawyer, 'POST', '/claims', {
    caseId: file.id,
    opponent: 'ООО «Пример»',
    wage: {
      country: 'RU',
      asOf: '2026-08-31',
      rounding: 'once',
      debts: [{ id: 'may', kind: 'wage', due: '2026-05-15', amount: '45000.00', payments: [] }],
      work: [],
      months: [],
    },
  })
  return { caseId: file.id, personId: person.body.id as string, claim: claim.body }
}

const demand = (caseId: string, claimId: string, given: object = {}) => ({
  id: newId(),
  caseId,
  claimId,
  template: 'wage_demand',
  country: 'RU',
  language: 'ru',
  readingLanguage: 'tg',
  answers: { work_place: 'Самара', answer_by: '2026-12-05' },
  ...given,
})

test('the interview is told what the case knows, and the reading is recorded', async () => {
  const { caseId, claim, personId } = await aFile()
  const { body } = await app.call(lawyer, 'GET', `/documents/facts?caseId=${caseId}&claimId=${claim.id}`)
  expect(body).toMatchObject({
    personId,
    personLanguage: 'tg',
    needCodes: ['legal.wages'],
    known: {
      'person.born': '1995-03-08',
      'claim.opponent': 'ООО «Пример»',
      'organisation.name': 'Support Centre Example',
    },
    claim: { total: claim.total },
    claims: [{ id: claim.id }],
  })
  expect(body.known['person.name']).toMatchObject({ ru: 'Рустам Намунаев', uz: 'Rustam Namunayev' })
  expect(body.known['person.citizenship'].tg).toBe('Тоҷикистон')
})

test('a letter is made from case, claim and answers, in the language of the office and for reading', async () => {
  const { caseId, claim } = await aFile()
  const made = await app.call(lawyer, 'POST', '/documents', demand(caseId, claim.id))
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(made.body).toMatchObject({ language: 'ru', changedRules: [], claimChanged: false, sentOn: null })
  expect(made.body.blanks).toBeGreaterThan(3)
  const text = JSON.stringify(made.body.letter)
  for (const part of ['Рустам Намунаев', 'ООО «Пример»', 'Самара', '5 декабря 2026'])
    expect(text).toContain(part)
  expect(made.body.reading.notice).toContain('танҳо барои хондан')
  await app.runJobs()
  const file = await app.call(lawyer, 'GET', `/cases/${caseId}`)
  expect(file.body.timeline.items.map((one: { kind: string }) => one.kind)).toContain('document')
})

test('the same letter sent again is the same letter, another under its id is refused; what was sent stays', async () => {
  const { caseId, claim } = await aFile()
  const input = demand(caseId, claim.id)
  await app.call(lawyer, 'POST', '/documents', input)
  const again = await app.call(lawyer, 'POST', '/documents', input)
  expect([again.status, again.body.version]).toEqual([201, 1])
  const other = await app.call(lawyer, 'POST', '/documents', { ...input, answers: { work_place: 'x' } })
  expect(other.body.code).toBe('documents.id_taken')
  const { id: _i, caseId: _c, template: _t, ...rest } = input
  const change = (version: number) =>
    app.call(lawyer, 'PATCH', `/documents/${input.id}`, {
      ...rest,
      version,
      answers: { work_place: 'Пермь' },
    })
  expect((await change(1)).body).toMatchObject({ version: 2, answers: { work_place: 'Пермь' } })
  expect((await change(1)).status).toBe(409)
  const sent = await app.call(lawyer, 'POST', `/documents/${input.id}/sent`, { version: 2, on: '2026-11-22' })
  expect(sent.body).toMatchObject({ sentOn: '2026-11-22', may: { work: false } })
  expect((await change(3)).body.code).toBe('documents.already_sent')
})

test('a letter knows when the claim it prints is another one now', async () => {
  const { caseId, claim } = await aFile()
  const { body } = await app.call(lawyer, 'POST', '/documents', demand(caseId, claim.id))
  await app.call(lawyer, 'PATCH', `/claims/${claim.id}`, {
    version: claim.version,
    opponent: claim.opponent,
    wage: { ...claim.wage, asOf: '2026-09-01' },
  })
  expect((await app.call(lawyer, 'GET', `/documents/${body.id}`)).body.claimChanged).toBe(true)
})

test('a rule that is not what it was marks the letter and tells the case once', async () => {
  const { caseId, claim } = await aFile()
  const { body } = await app.call(lawyer, 'POST', '/documents', demand(caseId, claim.id))
  const { sql } = await import('kysely')
  // As if the letter had been made with an older version of the article.
  await app.engine.as(systemActor(organisationId), use =>
    sql`update documents.document set rules = '[{"rule":"ru.lc.236","from":null,"source":"x","checked":null,"digest":"older"}]' where id = ${body.id}`.execute(
      use.db,
    ),
  )
  const read = await app.call(lawyer, 'GET', `/documents?caseId=${caseId}`)
  expect(read.body.items[0].changedRules).toEqual(['ru.lc.236'])
  const { checkRules } = await import('./service/check.ts')
  for (let n = 0; n < 2; n++)
    await app.engine.as(systemActor(organisationId), use => checkRules(use, '2026-11-22' as never))
  await app.runJobs()
  const file = await app.call(lawyer, 'GET', `/cases/${caseId}`)
  const kinds = file.body.timeline.items.map((one: { kind: string }) => one.kind)
  expect(kinds.filter((kind: string) => kind === 'letter_rule_changed')).toHaveLength(1)
})

test('PDF and DOCX are made when asked for, under a name that names nobody', async () => {
  const { caseId, claim } = await aFile()
  const { body } = await app.call(lawyer, 'POST', '/documents', demand(caseId, claim.id))
  const pdf = await app.call(lawyer, 'GET', `/documents/${body.id}/pdf?which=reading`)
  expect(pdf.headers).toMatchObject({ 'content-type': 'application/pdf' })
  expect(String(pdf.headers['content-disposition'])).toContain('wage-demand-reading.pdf')
  expect(String(pdf.body).slice(0, 5)).toBe('%PDF-')
  const docx = await app.call(lawyer, 'GET', `/documents/${body.id}/docx`)
  expect(String(docx.body).slice(0, 2)).toBe('PK')
  const { sql } = await import('kysely')
  const lines = await app.engine.as(systemActor(organisationId), async use =>
    sql<{ action: string }>`select action from platform.audit_line where thing_id = ${body.id}`.execute(
      use.db,
    ),
  )
  expect(lines.rows.map(row => row.action)).toEqual(
    expect.arrayContaining(['documents.make', 'documents.pdf', 'documents.docx']),
  )
})

test('what does not fit is refused by name: template, country, language, somebody else’s claim or person', async () => {
  const { caseId, claim } = await aFile()
  const other = await aFile()
  const refused = async (given: object) =>
    (await app.call(lawyer, 'POST', '/documents', demand(caseId, claim.id, given))).body.code
  expect(await refused({ template: 'no_such' })).toBe('documents.no_such_template')
  expect(await refused({ country: 'TJ' })).toBe('documents.not_for_country')
  expect(await refused({ language: 'tg' })).toBe('documents.not_in_language')
  expect(await refused({ claimId: other.claim.id })).toBe('documents.not_of_this_case')
  expect(await refused({ personId: other.personId })).toBe('documents.not_of_this_case')
  expect(await refused({ answers: { work_place: 'x'.repeat(9000) } })).toBe('invalid')
})

test('a letter of a restricted file is for those who work on it, in every form', async () => {
  const { caseId, claim } = await aFile({ restricted: true })
  const { body } = await app.call(lawyer, 'POST', '/documents', demand(caseId, claim.id))
  const stranger = await app.member(await app.organisation(), ['lawyer'])
  const colleague = await app.member(organisationId, ['caseworker'])
  const paths = [`/documents/${body.id}`, `/documents/${body.id}/pdf`, `/documents/${body.id}/docx`]
  paths.push(`/documents?caseId=${caseId}`, `/documents/facts?caseId=${caseId}`)
  for (const who of [stranger, colleague, supervisor]) {
    for (const path of paths) expect([path, (await app.call(who, 'GET', path)).status]).toEqual([path, 404])
    expect((await app.call(who, 'POST', '/documents', demand(caseId, claim.id))).status).toBe(404)
    const sent = { version: 1, on: '2026-11-22' }
    expect((await app.call(who, 'POST', `/documents/${body.id}/sent`, sent)).status).toBe(404)
  }
  const manager = await app.member(organisationId, ['programme_manager'])
  expect((await app.call(manager, 'GET', paths[0] as string)).status).toBe(403)
})

test('when a person is erased the letter keeps that it was sent, and loses every word', async () => {
  const { caseId, claim, personId } = await aFile()
  const { body } = await app.call(lawyer, 'POST', '/documents', demand(caseId, claim.id))
  await app.call(lawyer, 'POST', `/documents/${body.id}/sent`, {
    version: 1,
    on: '2026-11-22',
    how: 'By post',
  })
  const { personalData } = await import('./personal.ts')
  const held = await app.engine.as(systemActor(organisationId), use => personalData.collect(use, personId))
  expect(JSON.stringify(held)).toContain('Рустам Намунаев')
  const erased = await app.engine.as(systemActor(organisationId), use => personalData.erase(use, personId))
  expect(erased).toEqual({ letters: 1 })
  const after = await app.call(lawyer, 'GET', `/documents/${body.id}`)
  expect(after.body).toMatchObject({
    sentOn: '2026-11-22',
    sentHow: null,
    answers: {},
    letter: { pieces: [] },
  })
  expect(JSON.stringify(after.body)).not.toContain('Намунаев')
})
