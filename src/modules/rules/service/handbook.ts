import { formatList } from '#i18n/format.ts'
import { nobody } from '#lib/actor.ts'
import type { Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import type { Engine } from '#platform/use-case.ts'
import { type Handbook, loadHandbook } from '../content/handbook.ts'
import { type Article, type Block, blocksFor } from '../domain/article.ts'
import { indexRule, unusable, versionOn } from '../domain/compile.ts'
import { type ArticleName, articleNames, type Destination } from '../domain/handbook.ts'
import type { Rule, Version } from '../domain/pack.ts'
import { smsParts } from '../domain/sms.ts'
import { hashOf, type Review, reviewsByHash, type Shelf, shelf } from './book.ts'
import { countryIn, dutyTitle, type Reader, saysOf, titleOf } from './sentences.ts'

/** What a rule says today, woven into an article. */
export interface WovenRule {
  readonly id: string
  readonly title: string
  readonly lines: readonly {
    /** For whom, where it is not the same for everybody. */
    readonly who: string | null
    readonly says: string
    /** `unsure`: no source that can be relied on, or past its review; `planned`: a bill or announcement. */
    readonly state: 'sure' | 'unsure' | 'planned'
  }[]
  readonly reviewed: boolean
}

export type WovenPiece = { readonly text: string } | { readonly rule: WovenRule }
export interface WovenBlock {
  readonly kind: Block['kind']
  readonly pieces: readonly WovenPiece[]
}

export interface WovenArticle {
  readonly name: ArticleName
  readonly title: string
  readonly sms: string
  readonly smsParts: number
  readonly blocks: readonly WovenBlock[]
}

let kept: Promise<Handbook> | undefined
const handbook = (): Promise<Handbook> => {
  kept ??= loadHandbook()
  return kept
}

export async function titlesFor({ locale }: Reader): Promise<{ name: ArticleName; title: string }[]> {
  const articles = (await handbook()).get(locale)
  return articleNames.map(name => ({ name, title: articles?.get(name)?.title ?? name }))
}

export async function articlesFor(
  engine: Engine,
  reader: Reader,
  destination: Destination,
  today: Day,
  names: readonly ArticleName[] = articleNames,
): Promise<WovenArticle[]> {
  const articles = (await handbook()).get(reader.locale)
  const loom: Loom = { shelf: await shelf(), reviews: await engine.as(nobody, reviewsByHash), reader, today }
  return names.flatMap(name => {
    const article = articles?.get(name)
    return article ? [wovenArticle(loom, name, article, destination)] : []
  })
}

interface Loom {
  readonly shelf: Shelf
  readonly reviews: ReadonlyMap<string, readonly Review[]>
  readonly reader: Reader
  readonly today: Day
}

function wovenArticle(
  loom: Loom,
  name: ArticleName,
  article: Article,
  destination: Destination,
): WovenArticle {
  return {
    name,
    title: article.title,
    sms: article.sms,
    smsParts: smsParts(article.sms).parts,
    blocks: blocksFor(article, destination).map(({ kind, pieces }) => ({
      kind,
      pieces: pieces.map(piece => ('rule' in piece ? { rule: wovenRule(loom, piece.rule) } : piece)),
    })),
  }
}

/** A rule, or all the rules about a duty, as they stand today: a changed rule changes the article. */
export function wovenRule(loom: Loom, id: string): WovenRule {
  const { shelf: book, reader, reviews } = loom
  const own = book.rules.get(id)
  const rules = own ? [own] : book.pack.rules.filter(rule => rule.obligation === id)
  const current = rules.flatMap(rule => {
    const version = currentVersion(rule, loom.today)
    return version ? [{ rule, version }] : []
  })
  return {
    id: own?.id ?? rules[0]?.id ?? id,
    title: own ? titleOf(book, own, reader) : dutyTitle(book, id, reader),
    lines: merged(loom, current),
    reviewed: current.some(
      ({ rule, version }) => (reviews.get(hashOf(book, rule, version)) ?? []).length > 0,
    ),
  }
}

/** The law of today; else what is planned or announced. */
function currentVersion(rule: Rule, today: Day): Version | null {
  const dated = versionOn(indexRule(rule), dayNumber(today))
  return (
    dated?.version ??
    rule.versions.find(({ status, from }) => status === 'bill' && (from ?? today) <= today) ??
    null
  )
}

type State = WovenRule['lines'][number]['state']

/** Rules that say the same are one line, for all whom they concern. */
function merged({ shelf: book, reader, today }: Loom, current: readonly { rule: Rule; version: Version }[]) {
  const purposes = new Set(current.map(({ rule }) => rule.who.purpose?.join() ?? ''))
  const groups = new Map<string, { says: string; codes: string[]; state: State }>()
  for (const { rule, version } of current) {
    const said = saysOf(book, rule, version, reader)
    if (said === null) continue
    // Why somebody is there is told only where it makes a difference.
    const why =
      purposes.size > 1 ? (rule.who.purpose ?? []).map(one => reader.t(`rules.purpose.${one as 'work'}`)) : []
    const says = [...why, said].join(': ')
    const group = groups.get(says) ?? { says, codes: [], state: stateOf(rule, version, today) }
    groups.set(says, { ...group, codes: [...group.codes, ...codesOf(book, rule, today)] })
  }
  const lines = [...groups.values()]
  const everybody = ({ codes }: { codes: string[] }) => codes.includes('*')
  const narrow = lines.filter(line => !everybody(line))
  const rest = narrow.length > 0 ? reader.t('rules.who.others') : null
  // The narrow rules first; what is for everybody else is told last.
  return [...narrow, ...lines.filter(everybody)].map(line => ({
    says: line.says,
    state: line.state,
    who:
      lines.length === 1
        ? null
        : everybody(line)
          ? rest
          : formatList(
              reader.locale,
              [...new Set(line.codes)].map(code => countryIn(reader, code)),
            ),
  }))
}

function codesOf({ pack }: Shelf, { who, country }: Rule, today: Day): string[] {
  return who.citizen_of
    .flatMap(entry =>
      entry.startsWith('@')
        ? pack.memberships
            .filter(
              one => `@${one.group}` === entry && (one.from ?? today) <= today && (one.to ?? today) >= today,
            )
            .map(({ citizenship }) => citizenship)
        : [entry],
    )
    .filter(code => code !== country && !who.not_citizen_of.includes(code))
}

function stateOf(rule: Rule, version: Version, today: Day): 'sure' | 'unsure' | 'planned' {
  if (version.status === 'bill' || version.status === 'announced') return 'planned'
  const dated = versionOn(indexRule(rule), dayNumber(today))
  return dated && unusable(dated, dayNumber(today)) === null ? 'sure' : 'unsure'
}
