/**
 * What was made of opened files, kept in this process so that looking through hundreds of them does not open them all each
 * time. Short and little: minutes, and so many letters. Each thing is kept under a stamp that the database makes anew with
 * each question from what stands in the rows and from the key, so that nothing is taken from here that was changed, given a
 * new key or erased; and what the asker may see is asked of the database first. Why memory and no index of words: decision
 * 0024.
 */
export interface Remembered {
  get(id: string, stamp: string): string | undefined
  put(id: string, stamp: string, words: string): void
  /**
   * The words of all of these files (id and stamp of each) by id. `open` makes those that are not known, of those that the asker
   * may see.
   */
  all(files: Iterable<readonly [id: string, stamp: string]>, open: Opener): Promise<Map<string, string>>
}
type Opener = (ids: readonly string[]) => Promise<readonly (readonly [id: string, words: string])[]>

const keepFor = 5 * 60_000
const mostLetters = 4_000_000

interface Kept {
  readonly stamp: string
  readonly words: string
  readonly until: number
}

const kept = new Map<string, Kept>()
let letters = 0

export const remembered: Remembered = {
  get(id, stamp) {
    const found = kept.get(id)
    return found?.stamp === stamp && found.until > performance.now() ? found.words : undefined
  },
  put(id, stamp, words) {
    drop(id)
    for (const oldest of kept.keys()) {
      if (letters + words.length <= mostLetters) break
      drop(oldest)
    }
    if (!kept.size) sweepLater()
    kept.set(id, { stamp, words, until: performance.now() + keepFor })
    letters += words.length
  },
  async all(files, open) {
    const words = new Map<string, string>()
    const others = new Map<string, string>()
    for (const [id, stamp] of files) {
      const known = remembered.get(id, stamp)
      if (known === undefined) others.set(id, stamp)
      else words.set(id, known)
    }
    if (!others.size) return words
    for (const [id, made] of await open([...others.keys()])) {
      remembered.put(id, others.get(id) ?? '', made)
      words.set(id, made)
    }
    return words
  },
}

/** Called where a person is erased, where keys change, and where Hamroh stops. */
export function forgetOpened(): void {
  kept.clear()
  letters = 0
}

/** What is over leaves the memory also where nobody asks again. */
const sweepLater = () => setTimeout(sweep, 60_000).unref()

function sweep(): void {
  for (const [id, { until }] of kept) {
    if (until > performance.now()) break
    drop(id)
  }
  if (kept.size) sweepLater()
}

function drop(id: string): void {
  letters -= kept.get(id)?.words.length ?? 0
  kept.delete(id)
}
