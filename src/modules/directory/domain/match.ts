/** How typed words, already understood, match an entry of the directory. Pure. */

/** One typed word: the tags that say it. */
export interface TypedWord {
  /** How much it says, 0 to 1: "I" and "not" next to nothing. */
  readonly worth: number
  readonly tags: ReadonlyMap<string, number>
}

/** What was typed, as the search understands it. */
export interface Understood {
  /** The same text as typed and under other keyboards; the best counts. */
  readonly readings: readonly (readonly TypedWord[])[]
  /** Need → how surely it is meant, 0 to 1. */
  readonly needs: ReadonlyMap<string, number>
  /** Tags of the place, chosen or named by the words: a list for each level, from the country down. */
  readonly placeTags: readonly (readonly string[])[]
  /** Tags of the languages the reader would like, best first. */
  readonly languageTags: readonly string[]
  /** Tag of the citizenship the words name or the reader has; consulates of others help nobody here. */
  readonly citizenTags: readonly string[]
}

/** Who is called by name is meant, whatever else the words may mean. */
const wholeName = 0.8

/** What fits less than this is not shown. */
export const leastScore = 0.3

/** From 0; only good for ordering the answers to one question. */
export function matchScore(tags: ReadonlySet<string>, quality: number, asked: Understood): number {
  const named = namedShare(tags, asked)
  let meant = 0
  for (const [code, sure] of asked.needs) if (tags.has(`n:${code}`)) meant = Math.max(meant, sure)
  if (meant === 0 && named < leastScore) return 0
  const citizens = bound(tags, asked)
  // A consulate does the same everywhere: who it is for and where must have been said, or it stands in everybody's way.
  const bindsToo =
    citizens === 'other' || (citizens === 'unknown' && asked.placeTags.length === 0 && named < 0.6) ? 0.5 : 1
  const place = asked.placeTags.findLastIndex(level => level.some(tag => tags.has(tag)))
  const near = asked.placeTags.length === 0 ? 0 : (place + 1) / asked.placeTags.length
  const language = asked.languageTags.findIndex(tag => tags.has(tag))
  return (
    bindsToo * (meant + 0.9 * named + (named > 0.95 ? wholeName : 0) + 0.3 * near) +
    (language < 0 ? 0 : 0.08 / (language + 1)) +
    // Verified within the last years goes before never verified, the newer before the older.
    (quality > 0 ? 0.05 + quality / 1_000_000 : 0)
  )
}

/** How much of what was typed stands in the names of the entry, 0 to 1. */
export function namedShare(tags: ReadonlySet<string>, { readings }: Understood): number {
  return Math.max(0, ...readings.map(words => shareNamed(tags, words)))
}

function shareNamed(tags: ReadonlySet<string>, words: readonly TypedWord[]): number {
  let all = 0
  let hit = 0
  for (const word of words) {
    all += word.worth
    let best = 0
    for (const [tag, fit] of word.tags) if (fit > best && tags.has(tag)) best = fit
    hit += word.worth * best
  }
  return all === 0 ? 0 : hit / all
}

function bound(tags: ReadonlySet<string>, { citizenTags }: Understood): 'no' | 'own' | 'other' | 'unknown' {
  let any = false
  for (const tag of tags) if (tag.startsWith('c:')) any = true
  if (!any) return 'no'
  if (citizenTags.length === 0) return 'unknown'
  return citizenTags.some(tag => tags.has(tag)) ? 'own' : 'other'
}
