import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type {} from '@fastify/cookie'
import type { FastifyRequest } from 'fastify'

/** Names a device on which somebody signed in; opens nothing by itself, so it may live long. */
export const deviceCookie = 'hamroh_device'
export const deviceCookieSeconds = 400 * 24 * 3600

type Secret = (purpose: string) => Buffer

const sealOf = (secret: Secret, id: Buffer) =>
  createHmac('sha256', secret('device-cookie')).update(id).digest().subarray(0, 16)

export function newDevice(secret: Secret): { readonly cookie: string; readonly device: Buffer } {
  const device = randomBytes(16)
  return { cookie: Buffer.concat([device, sealOf(secret, device)]).toString('base64url'), device }
}

/** The device of a request; null where the cookie is missing or was not made by us. */
export function deviceOf(
  secret: Secret,
  cookies: Readonly<Record<string, string | undefined>>,
): Buffer | null {
  const raw = Buffer.from(cookies[deviceCookie] ?? '', 'base64url')
  if (raw.length !== 32) return null
  const device = raw.subarray(0, 16)
  return timingSafeEqual(raw.subarray(16), sealOf(secret, device)) ? device : null
}

/** A device that signed in before is counted apart from strangers at the same address. Its cookie cannot be made up. */
export const perKnownDevice = (secret: Secret) => ({
  keyGenerator: (request: FastifyRequest): string =>
    deviceOf(secret, request.cookies)?.toString('hex') ?? request.ip,
})
