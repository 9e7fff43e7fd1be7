import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { endpoints } from './routes.ts'

export {
  type Colleague,
  colleagues,
  createInvitation,
  createMember,
  type NewUser,
} from './service/members.ts'
export { colleagueNames } from './service/names.ts'
export { openSession } from './service/sign-in.ts'
export { gate } from './store.ts'

export const accounts: Module = { name: 'accounts', needs: ['organisations'], endpoints, policy, refusals }
