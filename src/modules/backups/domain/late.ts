import { addHours, type Instant } from '#lib/day.ts'

/** One is made each night; after two nights without, somebody should ask why. Null: there is none. */
export const isLate = (madeAt: Instant | null, now: Instant): boolean =>
  madeAt === null || madeAt < addHours(now, -48)
