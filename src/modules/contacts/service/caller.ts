import { createHash } from 'node:crypto'
import type { InputOf } from '#lib/contract.ts'
import { type Day, dayIn, daysBetween, type Instant, instant } from '#lib/day.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { numberKey, personSummaries, personsWithNumber, safeWaysOf } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/contacts.ts'
import type { Outcome } from '../domain/contact.ts'
import { judgeSafety, type Safety, type Way } from '../domain/safety.ts'
import { findOpenCallBackOfCaller } from '../store/call-backs.ts'
import { findByCaller } from '../store/contacts.ts'

interface Caller {
  readonly number: string | null
  readonly channelId: string | null
}

/** The digests by which a caller is recognised; null where nothing was given or it cannot be read. */
export async function callerKeys(
  use: UseCase,
  { number, channelId }: Caller,
): Promise<{ number_key: string | null; channel_key: string | null }> {
  return {
    number_key: number ? await numberKey(use, number) : null,
    channel_key: channelId ? channelKey(use, channelId) : null,
  }
}

/** Different in every organisation, so that two cannot compare their callers. */
function channelKey(use: UseCase, channelId: string): string {
  return createHash('sha256')
    .update(`${ownOrganisation(use)}\n${channelId.trim().toLowerCase()}`)
    .digest('hex')
}

const mostRemembered = 200
/** So many of them are told: what was said last is what the caller goes on from. */
const mostTold = 3

/** How often this caller was here and what they must not be exposed to. Every asking is recorded, the number is not. */
export async function recognise(use: UseCase, input: InputOf<typeof contract.recognise>) {
  const { number_key, channel_key } = await callerKeys(use, input)
  const [column, key] = number_key
    ? (['number_key', number_key] as const)
    : (['channel_key', channel_key] as const)
  const earlier = key ? await findByCaller(use.db, ownOrganisation(use), column, key, mostRemembered) : []
  const personIds = new Set(earlier.flatMap(row => row.person_id ?? []))
  if (number_key) for (const id of await personsWithNumber(use, number_key)) personIds.add(id)
  const today = dayIn(use.now, use.actor.timeZone)
  const days = earlier.map(row => dayIn(instant(row.started_at), use.actor.timeZone))
  const persons = await personsFor(use, [...personIds])
  use.audit({
    action: 'contacts.recognise',
    thing: 'contact',
    thingId: earlier[0]?.id ?? null,
    details: {
      by: number_key ? 'number' : 'channel',
      found: earlier.length,
      persons: persons.map(one => one.id),
    },
  })
  return {
    readable: key !== null,
    contacts: earlier.length,
    days: spanOf(days, today),
    thisMonth: days.filter(day => day.slice(0, 7) === today.slice(0, 7)).length,
    lastAt: earlier[0] ? (instant(earlier[0].started_at) as string) : null,
    last: await toldOf(use, earlier.slice(0, mostTold)),
    lastNeeds: earlier.find(row => row.needs.length > 0)?.needs ?? [],
    notRequests: earlier.filter(row => row.outcome === 'not_a_request').length,
    openCallBackId: key
      ? ((await findOpenCallBackOfCaller(use.db, ownOrganisation(use), column, key))?.id ?? null)
      : null,
    persons,
  }
}

async function toldOf(use: UseCase, rows: Awaited<ReturnType<typeof findByCaller>>) {
  if (!rows.length) return []
  const names = await colleagueNames(use)
  return rows.map(row => ({
    id: row.id,
    startedAt: instant(row.started_at) as string,
    needs: row.needs,
    outcome: row.outcome as Outcome | null,
    said: row.said,
    advised: row.advised,
    workerName: names.get(row.worker_id ?? '') ?? null,
  }))
}

/** Days since the first of these contacts, today included. */
const spanOf = (days: readonly Day[], today: Day): number => {
  const first = days.at(-1)
  return first ? Math.max(1, daysBetween(first, today) + 1) : 0
}

async function personsFor(use: UseCase, ids: readonly string[]) {
  // Two files of one person, one read in the other, are one.
  const found = [...(await personSummaries(use, ids)).values()]
  const summaries = [...new Map(found.map(summary => [summary.id, summary])).values()]
  const persons = []
  for (const { id, reference, label } of summaries)
    persons.push({ id, reference, label, warnings: [...(await safetyOf(use, id)).warnings] })
  return persons
}

async function safetyOf(use: UseCase, personId: string): Promise<Safety> {
  return judgeSafety((await safeWaysOf(use, personId)) as readonly Way[])
}

/** What to call these persons; those the actor may not see are left out. */
export async function personLabels(
  use: UseCase,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = ids.filter(id => id !== null)
  const summaries = await personSummaries(use, known)
  return new Map([...summaries].map(([id, { label }]) => [id, label]))
}

/** Whether the person may be called at this moment; where not, why. `now` may lie ahead: a promised time is judged too. */
export async function safeToCall(
  use: UseCase,
  personId: string,
  at: Instant,
): Promise<{ now: boolean; reason: string | null }> {
  const ahead = at === use.now ? use : { ...use, actor: use.actor, now: at }
  const { safe, reason } = await safetyOf(ahead, personId)
  return { now: safe, reason }
}
