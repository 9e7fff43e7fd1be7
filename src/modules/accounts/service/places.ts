import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { nobody } from '#lib/actor.ts'
import type { Instant } from '#lib/day.ts'
import { deviceOf } from '#platform/http/device.ts'
import type { Asked, Services } from '#platform/module.ts'
import { findCredentials } from '../store/accounts.ts'
import * as store from '../store/sign-in.ts'

/**
 * Where a try comes from. Tries are counted by account and place: a stranger's wrong tries slow the stranger down and
 * nobody else. A device on which this person signed in before is a place of its own.
 */
export interface Place {
  readonly account: Buffer
  readonly source: Buffer
  readonly known: boolean
}

export type Admitted =
  | { readonly until: Instant }
  | { readonly place: Place; readonly found: Awaited<ReturnType<typeof findCredentials>> }

/** Counts the try and commits the count before the password is looked at, the same for accounts that do not exist. */
export function admit({ engine, secret }: Services, email: string, asked: Asked): Promise<Admitted> {
  const device = deviceOf(secret, asked.cookies)
  const digest = (what: string) => createHmac('sha256', secret('sign-in-tries')).update(what).digest()
  return engine.as(nobody, async use => {
    const known = device !== null && (await store.deviceIsKnown(use.db, email, device))
    const source = known ? `device ${device.toString('hex')}` : `address ${networkOf(asked.address)}`
    const place = { account: digest(`account ${email}`), source: digest(source), known }
    const until = await store.beginTry(use.db, place, use.now)
    const found = await findCredentials(use.db, email)
    return until ? { until } : { place, found }
  })
}

/** Codes are tried by whoever has the password already: counted by account, wherever they come from. */
export const codePlace = (secret: Services['secret'], userId: string): Place => {
  const digest = (what: string) => createHmac('sha256', secret('sign-in-tries')).update(what).digest()
  return { account: digest(`code ${userId}`), source: digest('anywhere'), known: true }
}

/** Whoever has one IPv6 address has 2^64 of them. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
