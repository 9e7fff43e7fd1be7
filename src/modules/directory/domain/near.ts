/** Whether a folded word as typed begins a word of a text or nearly is one: endings differ in all six languages. */
export function near(typed: string, key: string): boolean {
  if (key.startsWith(typed)) return true
  let shared = 0
  while (shared < typed.length && typed[shared] === key[shared]) shared++
  return shared >= 4 && shared >= typed.length * 0.7 && shared >= key.length * 0.6
}

/** What every key that is `near` begins with at least: for an index to find them. */
export const beginningOf = (typed: string): string =>
  typed.slice(0, Math.max(4, Math.ceil(typed.length * 0.7)))
