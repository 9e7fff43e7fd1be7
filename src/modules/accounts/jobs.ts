import { systemActor } from '#lib/actor.ts'
import type { Job } from '#platform/module.ts'
import { forgetOld } from './store/sign-in.ts'

/** Tries, used challenges and half sessions of yesterday. */
const forget: Job = async ({ engine }) => {
  await engine.as(systemActor(null), use => forgetOld(use.db, use.now))
}

export const jobs = { 'accounts.forget': forget }
export const schedule = { 'accounts.forget': '17 * * * *' }
