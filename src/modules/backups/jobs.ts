import { systemClock } from '#platform/clock.ts'
import type { Job } from '#platform/module.ts'
import { makeBackup } from './service/make.ts'
import { ownerUrl, removeOld } from './service/place.ts'

/** Each night where a place and a key are set. A failure is a failed job: it is tried again and stands in the log. */
const everyNight: Job = async ({ config }) => {
  const { backupDirectory, backupKey, dataDirectory } = config
  const owner = ownerUrl(config)
  if (!backupDirectory || !backupKey || !owner) return
  const at = systemClock()
  await makeBackup({ ownerUrl: owner, dataDirectory, into: backupDirectory, backupKey, at })
  removeOld(backupDirectory, at.slice(0, 10))
}

export const jobs = { 'backups.make': everyNight }
export const schedule = { 'backups.make': '40 1 * * *' }
