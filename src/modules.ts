import { accounts } from '#modules/accounts/index.ts'
import { audit } from '#modules/audit/index.ts'
import { backups } from '#modules/backups/index.ts'
import { cases } from '#modules/cases/index.ts'
import { claims } from '#modules/claims/index.ts'
import { contacts } from '#modules/contacts/index.ts'
import { directory } from '#modules/directory/index.ts'
import { documents } from '#modules/documents/index.ts'
import { indicators } from '#modules/indicators/index.ts'
import { keeping } from '#modules/keeping/index.ts'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { referrals } from '#modules/referrals/index.ts'
import { rules } from '#modules/rules/index.ts'
import { savings } from '#modules/savings/index.ts'
import { tracing } from '#modules/tracing/index.ts'
import type { Module } from '#platform/module.ts'

/** The only file that names all modules of the server. */
export const modules: readonly Module[] = [
  organisations,
  accounts,
  directory,
  people,
  contacts,
  cases,
  referrals,
  claims,
  documents,
  indicators,
  audit,
  savings,
  keeping,
  rules,
  backups,
  tracing,
]
