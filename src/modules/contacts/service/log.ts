import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { daysBetween, instant } from '#lib/day.ts'
import { changedMeanwhile, forbidden, invalid, notFound } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/contacts.ts'
import { materialKinds } from '../domain/contact.ts'
import { writeCsv } from '../domain/csv.ts'
import { endOfDay, startOfDay } from '../domain/period.ts'
import * as store from '../store/contacts.ts'
import { contentOf, refusePerson, refuseWhatIsWrong } from './record.ts'
import { plain, viewOf, viewsOf } from './view.ts'

export async function listContacts(use: UseCase, input: InputOf<typeof contract.findContacts>) {
  const { limit, cursor, from, to, need, outcome, channel, language, urgency } = input
  const { workerId, personId, caseId, sessionId, text } = input
  const { timeZone } = use.actor
  const rows = await store.findLog(
    use.db,
    ownOrganisation(use),
    {
      from: from && startOfDay(from, timeZone),
      until: to && endOfDay(to, timeZone),
      ...{ need, outcome, channel, language, urgency, workerId, personId, caseId, sessionId, text },
    },
    readCursor(cursor, 2),
    limit,
  )
  const page = pageFrom(rows, limit, row => [row.started_at, row.id])
  use.audit({
    action: 'contacts.list',
    thing: personId ? 'person' : 'contact',
    thingId: personId ?? null,
    details: { shown: page.items.length, searched: text !== undefined },
  })
  return { items: await viewsOf(use, page.items), next: page.next }
}

export async function readContact(use: UseCase, { id }: { id: string }) {
  const row = await seen(use, id)
  const versions = await store.findVersions(use.db, row.organisation_id, id)
  use.audit({ action: 'contacts.read', thing: 'contact', thingId: id, details: { personId: row.person_id } })
  const view = await viewOf(use, row)
  const names = await colleagueNames(use)
  let later: Record<string, unknown> = plain(row)
  return {
    ...view,
    versions: versions.map(({ version, content, changed_at, changed_by, reason }) => {
      // Written by `correctContact` below.
      const earlier = content as Record<string, unknown>
      const fields = Object.keys(earlier).filter(
        field => JSON.stringify(earlier[field]) !== JSON.stringify(later[field]),
      )
      later = { ...later, ...earlier }
      return {
        version,
        changedAt: instant(changed_at),
        changedBy: changed_by,
        changedByName: names.get(changed_by ?? '') ?? null,
        reason,
        fields,
        content: earlier,
      }
    }),
  }
}

/** A correction keeps what stood there; two at once are a conflict that a person decides. */
export async function correctContact(use: UseCase, input: InputOf<typeof contract.correctContact>) {
  const row = await seen(use, input.id)
  const { may, ...before } = await viewOf(use, row)
  if (!may.correct) throw forbidden('contacts.correct')
  if (input.personId !== row.person_id) await refusePerson(use, input.personId)
  // The call-back promised at first has a life of its own.
  refuseWhatIsWrong({ ...input, callBack: input.outcome === 'call_back' })
  const changed = await store.updateContact(use.db, row.organisation_id, row.id, input.version, {
    ...contentOf({ ...input, caseId: input.caseId ?? row.case_id }),
    started_at: instant(input.startedAt),
  })
  if (!changed) throw changedMeanwhile(input, { ...before, may })
  await store.insertVersion(use.db, {
    organisation_id: row.organisation_id,
    contact_id: row.id,
    version: row.version,
    content: correctable(before),
    changed_at: use.now,
    changed_by: use.actor.userId,
    reason: input.reason,
  })
  use.audit({ action: 'contacts.correct', thing: 'contact', thingId: row.id })
  return viewOf(use, changed)
}

const fixed: readonly string[] = ['id', 'version', 'recordedAt', 'recordedOffline', 'importId', 'sessionId']
const shown: readonly string[] = ['workerId', 'workerName', 'recognisable', 'restricted', 'personLabel']

/** The fields that a correction may change. */
function correctable(view: object) {
  return Object.fromEntries(
    Object.entries(view).filter(([field]) => !fixed.includes(field) && !shown.includes(field)),
  )
}

export async function exportContacts(use: UseCase, { from, to }: InputOf<typeof contract.exportContacts>) {
  const days = daysBetween(from, to)
  if (days < 0) throw invalid({ path: 'to', code: 'before_begin' })
  if (days > 1100) throw invalid({ path: 'to', code: 'too_long_a_period' })
  const rows = await store.findExport(use.db, from, to, use.actor.timeZone)
  use.audit({
    action: 'contacts.export',
    thing: 'contact',
    thingId: null,
    details: { from, to, rows: rows.length },
  })
  return {
    filename: `contacts-${from}-${to}.csv`,
    type: 'text/csv; charset=utf-8',
    body: writeCsv(exportHeader, rows.map(exportLine)),
  }
}

const exportHeader = [
  ...['contact', 'day', 'hour', 'channel', 'minutes', 'language', 'country', 'place', 'sex', 'age_band'],
  ...['target_groups', 'needs', 'outcome', 'not_a_request', 'urgency', 'mobile', 'offline'],
  ...materialKinds.map(kind => `materials_${kind}`),
]

function exportLine(row: store.ExportRow): (string | number | null)[] {
  return [
    ...[row.id, row.day, row.hour, row.channel, row.minutes, row.language, row.country, row.place_id],
    ...[row.sex, row.age_band, row.target_groups.join(' '), row.needs.join(' '), row.outcome],
    ...[row.not_request, row.urgency, row.mobile ? 1 : 0, row.offline ? 1 : 0],
    ...materialKinds.map(kind => row.materials[kind] ?? 0),
  ]
}

async function seen(use: UseCase, id: string): Promise<store.ContactRow> {
  const row = await store.findContact(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  return row
}
