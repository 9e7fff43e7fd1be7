import type { Module } from '#platform/module.ts'
import { jobs, schedule } from './jobs.ts'

export const backups: Module = { name: 'backups', needs: [], policy: {}, jobs, schedule }
