import { following } from '#platform/vault/follow.ts'
import { resealClaims } from './store/sealing.ts'

export const handlers = { 'cases.circle_changed': following(resealClaims) }
