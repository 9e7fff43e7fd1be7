import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Actor, systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { readConfig } from '#platform/config.ts'
import { withDatabase } from '#platform/db/connect.ts'
import { runningDatabase } from '#platform/db/embedded.ts'
import { silentLog } from '#platform/log.ts'
import '#platform/tsx.ts'

// Asking other organisations: what evaluating a list costs for a person, how large a list of many persons is, what a question
// costs. `node bench/tracing.ts [persons evaluated] [persons on the large list]`, on an embedded database of its own.

const { createApp } = await import('../src/app.ts')
const { createMember, waiveSecondFactor } = await import('#modules/accounts/index.ts')
const { openCase } = await import('#modules/cases/index.ts')
const { createOrganisation } = await import('#modules/organisations/index.ts')
const { createPerson } = await import('#modules/people/index.ts')
const { giveConsent } = await import('../src/modules/people/service/consents.ts')
const { newPerson } = await import('../src/modules/people/contract.ts')
const { openCase: openCaseRoute } = await import('../src/modules/cases/contract.ts')
const { askOthers } = await import('../src/modules/tracing/service/ask.ts')
const { answerFor } = await import('../src/modules/tracing/service/organisations.ts')
const { compareAll } = await import('../src/modules/tracing/service/received.ts')
const v = await import('valibot')

const [evaluated = 500, large = 100_000] = process.argv.slice(2).map(Number)
const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', HAMROH_JOBS: '0', PORT: '0' })
const app = await createApp(config, { log: silentLog })
const owner = new pg.Client({ connectionString: withDatabase(runningDatabase(directory) ?? '', 'hamroh') })
await owner.connect()
const say = (text: string) => process.stdout.write(`${text}\n`)

/** Milliseconds of processor time of this process. */
async function spent(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function organisation(slug: string): Promise<Actor> {
  return app.engine.as(systemActor(null), async use => {
    const plan = { slug, name: slug, kind: 'hotline', country: 'TJ', timeZone: 'Asia/Dushanbe' } as const
    const organisationId = await createOrganisation(use, plan)
    await use.become(systemActor(organisationId))
    await waiveSecondFactor(use, organisationId)
    const user = { email: `${slug}@example.org`, name: slug, locale: 'en', passwordHash: 'none' }
    const userId = await createMember(use, organisationId, {
      ...user,
      roles: ['supervisor', 'caseworker'],
      teamIds: [],
    })
    return { ...systemActor(organisationId), kind: 'member', userId, roles: ['supervisor', 'caseworker'] }
  })
}

const [asker, asked] = [await organisation('asker'), await organisation('asked')]
const idOf = (actor: Actor) => actor.organisationId as string
await app.engine.as(asked, use => answerFor(use, { id: idOf(asker), answers: true }))

const given = [
  'Рустам',
  'Ҳасан',
  'Фирдавс',
  'Абдулло',
  'Умед',
  'Ҷамшед',
  'Zarina',
  'Nilufar',
  'Feruza',
  'Айнура',
]
const stems = [
  'Каримо',
  'Раҳимо',
  'Саидо',
  'Назаро',
  'Юсупо',
  'Мирзое',
  'Холо',
  'Шарипо',
  'Эшмато',
  'Турсуно',
]
const nameOf = (n: number) =>
  `${given[n % 10]} ${stems[Math.floor(n / 10) % 10]}${'бдлмнр'[Math.floor(n / 100) % 6]}${'аиоу'[n % 4]}в${n % 3 ? ` ${given[(n * 7) % 6]}ович` : ''}`
for (let n = 0; n < evaluated; n++)
  await app.engine.as(asked, use =>
    createPerson(use, v.parse(newPerson, { names: [{ text: nameOf(n) }], birthYear: 1950 + (n % 50) })),
  )

async function question(name: string): Promise<number> {
  const [mother, son, caseId] = [newId(), newId(), newId()]
  await app.engine.as(asker, async use => {
    await createPerson(
      use,
      v.parse(newPerson, { id: mother, names: [{ text: 'Модар Намуна' }], birthYear: 1950 }),
    )
    await createPerson(use, v.parse(newPerson, { id: son, names: [{ text: name }], birthYear: 1980 }))
    const persons = [{ personId: mother }, { personId: son, part: 'child' as const }]
    const needs = [{ code: 'tracing.relative' }]
    await openCase(use, v.parse(openCaseRoute.input, { id: caseId, persons, needs }))
    await giveConsent(use, {
      personId: mother,
      scopes: ['identity'],
      recipientId: idOf(asked),
      recipientName: null,
      purpose: 'tracing',
      purposeNote: null,
      givenOn: null,
      until: `${Number(use.now.slice(0, 4)) + 1}-01-01` as never,
      givenHow: 'spoken',
      guardian: null,
      language: 'tg',
    })
  })
  return spent(() =>
    app.engine.as(asker, use => askOthers(use, { caseId, personId: son, to: [idOf(asked)] })),
  )
}

const first = await question(nameOf(0))
const { rows: lists } = await owner.query('select organisation_id, key_id from tracing.list')
const keyId = lists[0].key_id as string
const cost = await spent(() => compareAll(app.engine, idOf(asked), keyId, Number.POSITIVE_INFINITY))
const points = await owner.query(
  'select count(*)::int as persons, sum(cardinality(tags))::int as points from tracing.listed where key_id = $1',
  [keyId],
)
const { persons, points: count } = points.rows[0]
say(
  `evaluating: ${persons} persons, ${count} points, ${(cost / persons).toFixed(1)} ms processor a person, ${(cost / count).toFixed(1)} a point`,
)
say(`so 100,000 persons: ${Math.round(((cost / persons) * 100_000) / 60_000)} minutes of one core`)
const again = await spent(() => compareAll(app.engine, idOf(asked), keyId, Number.POSITIVE_INFINITY))
say(`the same again, nobody changed: ${again.toFixed(1)} ms`)
const asks = []
for (let n = 1; n <= 10; n++) asks.push(await question(nameOf(n)))
say(
  `a question: first of a pair ${first.toFixed(0)} ms processor, then ${(asks.sort((a, b) => a - b)[5] as number).toFixed(0)} (median of 10)`,
)

await owner.query(
  `with p as (insert into people.person (organisation_id, id, reference, created_at, updated_at)
     select $1, gen_random_uuid(), 'bench-' || n, '2020-01-01', '2020-01-01' from generate_series(1, $3::int) n returning id)
   insert into tracing.listed (organisation_id, key_id, person_id, person_version, tags)
   select $1, $2, p.id, 1, (select array_agg((random() * 9e18)::bigint) from generate_series(1, 2 + (p.id::text < '8')::int)) from p`,
  [idOf(asked), keyId, large],
)
await owner.query('analyze tracing.listed')
const { rows: sizes } = await owner.query(
  `select pg_total_relation_size('tracing.listed') as bytes, count(*)::int as n from tracing.listed`,
)
say(`a list of ${sizes[0].n} persons: ${(sizes[0].bytes / 1e6).toFixed(1)} MB with its indexes`)
const { rows: plan } = await owner.query(
  `explain (analyze, format json) select l.person_id from tracing.received r join tracing.listed l
   on l.organisation_id = r.organisation_id and l.key_id = r.key_id and l.tags && r.tags
   where r.organisation_id = $1 and r.id = (select id from tracing.received limit 1)`,
  [idOf(asked)],
)
say(`one question beside it: ${plan[0]['QUERY PLAN'][0]['Execution Time'].toFixed(0)} ms in the database`)
await owner.end()
await app.stop()
rmSync(directory, { recursive: true, force: true })
process.exit(0)
