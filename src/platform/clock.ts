import type { Instant } from '#lib/day.ts'

/** The only place that asks what time it is. Services are told; tests bring a clock of their own. */
export type Clock = () => Instant

export const systemClock: Clock = () => new Date().toISOString() as Instant
