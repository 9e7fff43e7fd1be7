import { deviceCookieSeconds, deviceOf, newDevice } from '#platform/http/device.ts'
import type { Asked } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { rememberDevice } from '../store/sign-in.ts'
import { installation } from './installation.ts'

export { deviceCookieSeconds }

/** Notes that this person signed in on this device; answers the cookie that says so. */
export async function rememberedDevice(use: UseCase, userId: string, asked: Asked): Promise<string> {
  const { secret } = installation()
  const known = deviceOf(secret, asked.cookies)
  const { cookie, device } = known
    ? { cookie: asked.cookies.hamroh_device as string, device: known }
    : newDevice(secret)
  await rememberDevice(use.db, userId, device, use.now)
  return cookie
}
