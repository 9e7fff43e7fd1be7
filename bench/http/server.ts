import '#platform/tsx.ts'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { readConfig } from '#platform/config.ts'
import { withDatabase } from '#platform/db/connect.ts'
import { runningDatabase } from '#platform/db/embedded.ts'
import { silentLog } from '#platform/log.ts'
import { bareServer } from './bare.ts'
import { fill, sampleOf, type Where } from './fill.ts'
import type { Ready } from './loads.ts'

// The server under load, in a process of its own: Hamroh as it is started by hand, with durable writes, and beside it the
// ceiling. It is told by messages: to grow to so many cases in so many organisations, to tell its memory, to end.

const { createApp } = await import('../../src/app.ts')
const { createMember, openSession } = await import('#modules/accounts/index.ts')
const { createOrganisation, createTeam } = await import('#modules/organisations/index.ts')

const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', PORT: '0', HAMROH_HOST: '127.0.0.1' })
const app = await createApp(config, { log: silentLog })

const address = await app.listen()
const ownerUrl = withDatabase(runningDatabase(directory) as string, 'hamroh')
const owner = new pg.Client({ connectionString: ownerUrl })
owner.on('error', error => {
  console.error(`The database went away (was ${directory} removed?): ${error.message}`)
  process.exit(1)
})
await owner.connect()
const bare = await bareServer(owner, ownerUrl)

interface Organisation extends Where {
  readonly token: string
  readonly writerToken: string
  readonly sealedToken: string
  readonly aloneToken: string
  cases: number
}

const makeOrganisation = (n: number) =>
  app.engine.as(systemActor(null), async (use): Promise<Organisation> => {
    const organisationId = await createOrganisation(use, {
      slug: `bench-${n}`,
      name: `Bench ${n}`,
      kind: 'hotline',
      country: 'TJ',
      timeZone: 'Asia/Dushanbe',
    })
    await use.become(systemActor(organisationId))
    const team = await createTeam(use, { name: 'Team' })
    const member = async (name: string, alone = false) => {
      const userId = await createMember(use, organisationId, {
        email: `${name}-${n}@example.org`,
        name,
        locale: 'en',
        passwordHash: '-',
        roles: alone ? ['caseworker'] : ['operator', 'caseworker', 'supervisor'],
        teamIds: alone ? [] : [team.id],
      })
      return { userId, token: (await openSession(use, userId, organisationId)).token }
    }
    // Who writes is somebody else than who reads: a lawyer's list has forty files, not the thousands that the load opens.
    // And who has hundreds of sealed files is a third.
    const reader = await member('reader')
    const writer = await member('writer')
    const sealed = await member('sealed')
    const alone = await member('alone', true)
    return {
      organisationId,
      userId: reader.userId,
      teamId: team.id,
      token: reader.token,
      writerToken: writer.token,
      sealedToken: sealed.token,
      aloneToken: alone.token,
      cases: 0,
    }
  })

const organisations: Organisation[] = []

/** Grows to so many cases: the first organisation, which is measured, has half of them; the others share the rest. */
async function grow(cases: number, howMany: number): Promise<Ready> {
  for (let n = organisations.length; n < howMany; n++) {
    organisations.push(await makeOrganisation(n))
    if (n === 0) await sealedFiles(organisations[0] as Organisation, 300)
  }
  for (const [n, one] of organisations.entries()) {
    const share = howMany === 1 ? cases : n === 0 ? cases / 2 : cases / 2 / (howMany - 1)
    const wanted = Math.max(one.cases, Math.floor(share))
    // In stretches: one transaction with half a million rows is not how an organisation grows.
    for (let from = one.cases; from < wanted; from += 50_000)
      await fill(owner, one, from, Math.min(from + 50_000, wanted))
    one.cases = wanted
  }
  await owner.query('vacuum analyze')
  await owner.query('checkpoint')
  const first = organisations[0] as Organisation
  return {
    address,
    ceiling: bare.address,
    token: first.token,
    writerToken: first.writerToken,
    sealedToken: first.sealedToken,
    aloneToken: first.aloneToken,
    ...(await sampleOf(owner, first.organisationId)),
    node: process.pid,
    postmaster: postmaster(),
  }
}

async function sealedFiles({ sealedToken }: Organisation, howMany: number): Promise<void> {
  for (let n = 0; n < howMany; n++) {
    const made = await app.server.inject({
      method: 'POST',
      url: '/api/v1/cases',
      headers: { authorization: `Bearer ${sealedToken}` },
      payload: {
        id: newId(),
        restricted: true,
        ownTitle: `тайна номер ${n}`,
        note: 'Говорила по телефону, что боится.',
      },
    })
    if (made.statusCode !== 201) throw new Error(`a restricted file was not made: ${made.body}`)
  }
}

function postmaster(): number {
  const [first] = readFileSync(join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  return Number(first)
}

interface Ask {
  readonly ask: 'grow' | 'memory'
  readonly cases: number
  readonly organisations: number
}

process.on('message', async ({ ask, ...given }: Ask) => {
  if (ask === 'grow') process.send?.(await grow(given.cases, given.organisations))
  else process.send?.(process.memoryUsage())
})
process.on('disconnect', () => {
  void Promise.all([bare.close(), owner.end(), app.stop()]).finally(() => process.exit(0))
})
process.send?.('listening')
