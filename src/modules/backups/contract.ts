import * as v from 'valibot'
import { route } from '#lib/contract.ts'

export const readStanding = route({
  method: 'GET',
  path: '/backups/standing',
  action: 'backups.read_standing',
  summary: 'When the last backup of this installation was made, and when one was last verified',
  input: v.object({}),
  reply: v.object({
    madeAt: v.nullable(v.string()),
    verifiedAt: v.nullable(v.string()),
    /** More than two days old, or there is none. */
    late: v.boolean(),
  }),
})
