import { following } from '#platform/vault/follow.ts'
import { resealLetters } from './store/sealing.ts'

export const handlers = { 'cases.circle_changed': following(resealLetters) }
