import { foldWord, settle } from './fold.ts'
import type { Name } from './name.ts'

/** Whether a word of the name begins, by its sound, as `typed` does: a word somebody is still typing. */
export function beginsWith(name: Name, typed: string): boolean {
  const beginnings = foldWord(typed).readings.map(settle)
  return name.parts.some(part =>
    part.whole.some(sounds => beginnings.some(begun => sounds.startsWith(begun))),
  )
}
