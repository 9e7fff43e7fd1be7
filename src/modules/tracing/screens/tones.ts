import type { Tone } from '#ui/Tag.tsx'
import type { AskingState } from '../domain/question.ts'

/** A match is good news; the rest is neither good nor bad, and must not look so. */
export const toneOf = (state: AskingState): Tone | undefined =>
  state === 'match' ? 'ok' : state === 'waiting' ? 'accent' : undefined
