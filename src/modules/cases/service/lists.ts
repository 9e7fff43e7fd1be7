import { hasRole } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { foldWord, wordsOf } from '#platform/content/fold-word.ts'
import type { UseCase } from '#platform/use-case.ts'
import { remembered } from '#platform/vault/index.ts'
import type * as contract from '../contract.ts'
import type { CaseStatus } from '../domain/case.ts'
import * as store from '../store/lists.ts'
import { namesOf, todayOf } from './load.ts'
import { summariesOf } from './summaries.ts'

/** The place after which a page begins: a moment and an id. */
export function after(cursor: string | undefined): readonly [string, string] | null {
  return readCursor(cursor, 2) as [string, string] | null
}

export async function listCases(use: UseCase, input: InputOf<typeof contract.findCases>) {
  const { cursor, limit, overdue, ...filter } = input
  const user = { id: use.actor.userId ?? '', teamIds: use.actor.teamIds }
  // Whoever has no team and supervises nothing sees their own and nothing else: asked so, nobody else's are walked through.
  const ownOnly = use.actor.kind === 'member' && !user.teamIds.length && !hasRole(use.actor, 'supervisor')
  // What is closed is due no more, and in no index of days.
  const order = filter.status === 'closed' || filter.status === 'any' ? 'changed' : filter.order
  const find = (alsoIds: readonly string[]) =>
    store.listCases(
      use.db,
      ownOrganisation(use),
      user,
      { ...filter, order, ownOnly, alsoIds, overdueOn: overdue ? todayOf(use) : undefined },
      limit + 1,
      after(cursor),
    )
  // Few searches mean a sealed file: both questions travel together, and the first is asked again only where one is meant.
  const [open, sealed] = await Promise.all([find([]), filter.text ? amongSealed(use, filter.text) : []])
  const rows = sealed.length ? await find(sealed) : open
  const { items, next } = pageFrom(rows, limit, row => store.placeOf(row, order))
  use.audit({ action: 'cases.list', thing: 'case', thingId: null, details: { shown: items.length } })
  return { items: await summariesOf(use, items), next }
}

const mostSealed = 300

/** What is sealed stands in no index: the reader's own restricted files are opened and looked through. */
async function amongSealed(use: UseCase, text: string): Promise<string[]> {
  const wanted = wordsOf(text).map(foldWord).filter(Boolean)
  if (!wanted.length) return []
  const files = await wordsOfFiles(use)
  return [...files].flatMap(([id, words]) => (wanted.every(part => words.includes(` ${part}`)) ? [id] : []))
}

// Which files those were when last asked: ids and stamps, no words.
const lastSeen = new Map<string, { readonly stamp: string; readonly files: readonly SealedFile[] }>()
const mostReaders = 500
type SealedFile = readonly [id: string, stamp: string]

/** The actor's restricted files; of hundreds that are as they were only that is asked. */
async function sealedFiles(use: UseCase, userId: string): Promise<readonly SealedFile[]> {
  const organisationId = ownOrganisation(use)
  const reader = `${organisationId} ${userId}`
  const before = lastSeen.get(reader)
  const found = await store.findSealedFiles(use.db, organisationId, userId, mostSealed, before?.stamp ?? '')
  const files = found.files ?? before?.files ?? []
  if (found.files && files.length) {
    if (lastSeen.size >= mostReaders) lastSeen.clear()
    lastSeen.set(reader, { stamp: found.stamp, files })
  }
  return files
}

/** The folded words of the actor's restricted files, each after a blank; only those are opened that changed. */
async function wordsOfFiles(use: UseCase): Promise<Map<string, string>> {
  const { userId } = use.actor
  if (!userId) return new Map()
  return remembered.all(await sealedFiles(use, userId), async ids => {
    const files = await store.findSealedWords(use.db, ownOrganisation(use), ids)
    return files.map(({ id, ...file }) => {
      const said = [file.own_title ?? '', file.next_step ?? '', ...file.notes.map(note => note.text)].join(
        ' ',
      )
      return [id, ` ${[...new Set(wordsOf(said).map(foldWord))].join(' ')}`]
    })
  })
}

export async function listOpened(use: UseCase, { cursor, limit }: InputOf<typeof contract.listOpened>) {
  const rows = await store.listOpened(use.db, limit + 1, after(cursor))
  const { items, next } = pageFrom(rows, limit, row => [row.opened_at, row.id])
  const name = await namesOf(use)
  return {
    items: items.map(row => ({
      id: row.id,
      reference: row.reference,
      status: row.status as CaseStatus,
      openedAt: row.opened_at,
      responsible: name(row.responsible_id),
    })),
    next,
  }
}
