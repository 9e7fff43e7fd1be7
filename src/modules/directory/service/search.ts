import type { InputOf } from '#lib/contract.ts'
import { notFound } from '#lib/refusal.ts'
import { foldings, otherLayout, wordsOf } from '#platform/content/fold-word.ts'
import { searchNeeds } from '#platform/content/search-needs.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { ServiceCard } from '../contract.ts'
import { beginningOf, near } from '../domain/near.ts'
import { mayWrite } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import { findByFilter, findService, findServices } from '../store/services.ts'
import * as write from '../store/write.ts'
import { cardsOf } from './cards.ts'
import { taxonomyOf } from './content.ts'
import { remember } from './history.ts'
import { pathOf, placesOf } from './places.ts'

type Query = InputOf<typeof contract.search>

/** Services by typed words (names of services and organisations, and the needs that the words mean) and by filters. */
export async function searchServices(
  use: UseCase,
  query: Query,
): Promise<{ items: ServiceCard[]; total: number }> {
  const places = await placesOf(use.db)
  const typed = query.q === null ? null : await typedWords(use, query.q)
  const rows = await findByFilter(use.db, {
    needs: query.needCodes,
    path: pathOf(places, query.placeId, query.country),
    languages: query.languages,
    kind: query.kind,
    unverified: query.unverified,
    like: typed && {
      beginnings: [...new Set(typed.spellings.flat(2).filter(Boolean).map(beginningOf))],
      needs: [...typed.needs.keys()],
    },
  })
  const ranked = typed === null ? rows.map(row => row.id) : byWords(rows, typed)
  const at = query.at ?? use.now
  if (!query.openNow)
    return { items: await cards(use, ranked.slice(0, query.limit), at), total: ranked.length }
  const open = (await cards(use, ranked.slice(0, 500), at)).filter(card => card.opening.state === 'open')
  return { items: open.slice(0, query.limit), total: open.length }
}

async function cards(use: UseCase, ids: readonly string[], at: UseCase['now']): Promise<ServiceCard[]> {
  const rows = new Map((await findServices(use.db, ids)).map(row => [row.id, row]))
  return cardsOf(
    use,
    ids.flatMap(id => rows.get(id) ?? []),
    at,
  )
}

type Found = Awaited<ReturnType<typeof findByFilter>>[number]

interface Typed {
  /** How much the words mean a need, by its code. */
  readonly needs: ReadonlyMap<string, number>
  /** Every word in its foldings: as typed, and as if typed under the other keyboard layout. */
  readonly spellings: readonly (readonly (readonly string[])[])[]
}

async function typedWords(use: UseCase, q: string): Promise<Typed> {
  const { taxonomy } = await taxonomyOf(use)
  return {
    needs: new Map(searchNeeds(taxonomy, q, 5).map(({ need }, index) => [need.code, 1 / (index + 1)])),
    spellings: [q, otherLayout(q)].filter(text => text !== null).map(text => wordsOf(text).map(foldings)),
  }
}

function byWords(rows: readonly Found[], { needs, spellings }: Typed): string[] {
  const scores = rows.map(row => {
    const named = Math.max(
      ...spellings.map(words => share(words, row.search_keys) + 1.5 * share(words, row.organization_keys)),
    )
    const meant = Math.max(0, ...row.need_codes.map(code => needs.get(code) ?? 0))
    return { id: row.id, score: named + meant }
  })
  return scores
    .filter(({ score }) => score > 0.3)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

/** Share of the typed words that begin, or nearly are, a word of the text. */
function share(words: readonly (readonly string[])[], keys: readonly string[]): number {
  const typed = words.filter(spellings => spellings.some(one => one.length > 1))
  if (typed.length === 0) return 0
  const hits = typed.filter(spellings => spellings.some(one => keys.some(key => near(one, key))))
  return hits.length / typed.length
}

/** Says that an entry was checked today. */
export async function verifyEntry(
  use: UseCase,
  { thing, id }: { thing: 'service' | 'organization'; id: string },
) {
  const row = thing === 'service' ? await findService(use.db, id) : await write.findOrganization(use.db, id)
  if (!row) throw notFound()
  if (!mayWrite(use.actor, row.owner_id)) throw refuse('directory.not_your_entry')
  await write.verify(use.db, thing, id, use.now, use.actor.userId)
  const before = { lastVerifiedAt: row.last_verified_at }
  await remember(use, {
    thing,
    id,
    owner: row.owner_id,
    action: 'verify',
    before,
    after: { lastVerifiedAt: use.now },
  })
  use.audit({ action: 'directory.verify', thing, thingId: id })
  return null
}
