import type { Services } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { isLate } from '../domain/late.ts'
import { standingOf } from './place.ts'

let directory: string | null = null

/** Where backups are put is a setting of the process, which a use case does not see. */
export async function rememberPlace({ config }: Services): Promise<void> {
  directory = config.backupDirectory
}

export async function readStanding(use: UseCase) {
  const standing = standingOf(directory)
  return { ...standing, late: isLate(standing.madeAt, use.now) }
}

/** That backups are not made, or that nobody knows whether they can be opened. */
export interface DueBackup {
  readonly kind: 'backup'
  readonly due: string | null
  readonly urgency: 'now' | 'usual'
  readonly why: 'no_backup' | 'backup_old' | 'backup_not_tried'
}

export async function dueBackup(use: UseCase): Promise<DueBackup[]> {
  const { madeAt, verifiedAt, late } = await readStanding(use)
  const kind = 'backup' as const
  if (madeAt === null) return [{ kind, due: null, urgency: 'now', why: 'no_backup' }]
  if (late) return [{ kind, due: madeAt, urgency: 'now', why: 'backup_old' }]
  return verifiedAt ? [] : [{ kind, due: null, urgency: 'usual', why: 'backup_not_tried' }]
}
