import { createValue } from '../value.ts'

/** What waits on this device beside the outbox: books of groups, which have their own way to the server. */
export const elsewhere = createValue(0)
