import type { Policy } from '#platform/module.ts'

export const policy: Policy = { 'backups.read_standing': ['administrator'] }
