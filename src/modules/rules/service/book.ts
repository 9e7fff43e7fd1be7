import { systemActor } from '#lib/actor.ts'
import type { Services } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { packHash, versionHash, versionKey } from '../content/hash.ts'
import { loadPack } from '../content/load.ts'
import { loadWordsOf, type RuleWords } from '../content/words.ts'
import { openPack, type RuleBook } from '../domain/compile.ts'
import type { Pack, Rule, Version } from '../domain/pack.ts'
import { findStanding } from '../store/signatures.ts'
import { noteVersions } from '../store/versions.ts'

/** The pack as this process has read it: content, not data, so it may stay in memory. */
export interface Shelf {
  readonly pack: Pack
  readonly book: RuleBook
  readonly words: RuleWords
  readonly hash: string
  readonly rules: ReadonlyMap<string, Rule>
  /** By rule and version, as `ru.ban.expulsion ever`. */
  readonly hashes: ReadonlyMap<string, string>
}

let kept: Promise<Shelf> | undefined

/** Read once; a mistake in the pack keeps the application from starting. */
export const shelf = (): Promise<Shelf> => {
  kept ??= read()
  return kept
}

async function read(): Promise<Shelf> {
  const pack = await loadPack()
  const hashes = pack.rules.flatMap(rule =>
    rule.versions.map(version => [`${rule.id} ${versionKey(version)}`, versionHash(rule, version)] as const),
  )
  return {
    pack,
    book: openPack(pack),
    words: await loadWordsOf(pack),
    hash: packHash(pack),
    rules: new Map(pack.rules.map(rule => [rule.id, rule])),
    hashes: new Map(hashes),
  }
}

export const hashOf = ({ hashes }: Shelf, rule: Rule, version: Version): string =>
  hashes.get(`${rule.id} ${versionKey(version)}`) ?? ''

/** Notes what is new in the pack, and has the files of cases looked at again where something is. */
export async function loadRules({ engine }: Services): Promise<void> {
  const { hashes } = await shelf()
  const versions = [...hashes].map(([name, hash]) => {
    const [rule_id = '', version_key = ''] = name.split(' ')
    return { rule_id, version_key, hash }
  })
  await engine.as(systemActor(null), async use => {
    const fresh = await noteVersions(use.db, use.now, versions)
    if (fresh > 0) use.enqueue('rules.rechecks', {}, { key: 'rules.rechecks' })
  })
}

export interface Review {
  readonly organisation: string
  readonly on: string
}

/** Who signed the content of a version as it is now, by its hash. */
export async function reviewsByHash(use: UseCase): Promise<ReadonlyMap<string, readonly Review[]>> {
  const standing = await findStanding(use.db)
  return Map.groupBy(
    standing.map(({ hash, organisation, signed_at }) => ({ hash, organisation, on: signed_at.slice(0, 10) })),
    ({ hash }) => hash,
  )
}
