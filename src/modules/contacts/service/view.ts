import { instant } from '#lib/day.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { AgeBand, Channel, NotRequest, Outcome, Sex } from '../domain/contact.ts'
import { mayCorrect } from '../domain/policy.ts'
import type { Urgency } from '../domain/urgency.ts'
import type { ContactRow } from '../store/contacts.ts'
import { personLabels } from './caller.ts'

export async function viewOf(use: UseCase, row: ContactRow) {
  const [view] = await viewsOf(use, [row])
  return view as NonNullable<typeof view>
}

/** Contacts as the log shows them. */
export async function viewsOf(use: UseCase, rows: readonly ContactRow[]) {
  const labels = await personLabels(
    use,
    rows.map(row => row.person_id),
  )
  const names = await colleagueNames(use)
  return rows.map(row => ({
    ...plain(row),
    // An imported row says in its own words who it was.
    workerName: row.worker_name ?? names.get(row.worker_id ?? '') ?? null,
    personLabel: row.person_id ? (labels.get(row.person_id) ?? null) : null,
    may: mayOf(use, row),
  }))
}

function mayOf(use: UseCase, row: ContactRow) {
  return {
    correct: mayCorrect(use.actor, {
      workerId: row.worker_id,
      recordedBy: row.recorded_by,
      workerIds: row.worker_ids,
      restricted: row.restricted,
    }),
  }
}

/** A row in the words of the interface; the checks of the table stand for the narrower types. */
export function plain(row: ContactRow) {
  return {
    id: row.id,
    channel: row.channel as Channel,
    startedAt: instant(row.started_at) as string,
    durationSeconds: row.duration_seconds,
    workerId: row.worker_id,
    workerName: row.worker_name,
    anonymous: row.anonymous,
    personId: row.person_id,
    recognisable: row.number_key !== null || row.channel_key !== null,
    language: row.language,
    country: row.country,
    placeId: row.place_id,
    placeText: row.place_text,
    sex: row.sex as Sex | null,
    ageBand: row.age_band as AgeBand | null,
    targetGroups: row.target_groups,
    needs: row.needs,
    signs: row.signs,
    dangerNow: row.danger_now,
    said: row.said,
    advised: row.advised,
    materials: row.materials as Record<string, number>,
    outcome: row.outcome as Outcome | null,
    notRequest: row.not_request as NotRequest | null,
    urgency: row.urgency as Urgency,
    urgencyReasons: row.urgency_reasons,
    caseId: row.case_id,
    sessionId: row.session_id,
    importId: row.import_id,
    restricted: row.restricted,
    recordedOffline: row.recorded_offline,
    recordedAt: instant(row.recorded_at) as string,
    version: row.version,
  }
}
