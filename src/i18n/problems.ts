import type { MessageKey } from './keys.gen.ts'
import type { Translate } from './translate.ts'

// Codes arrive from the server as text; test/complete.test.ts holds that each has its words.

/** What a refusal's code says to a reader. */
export const refusalWords = (t: Translate, code: string): string => t(`refusal.${code}` as MessageKey)

/** What is wrong with one field. */
export const problemWords = (t: Translate, code: string): string => t(`problem.${code}` as MessageKey)
