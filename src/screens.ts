import { screens as accounts } from '#modules/accounts/screens/screens.ts'
import { screens as audit } from '#modules/audit/screens/screens.ts'
import { screens as cases } from '#modules/cases/screens/screens.ts'
import { screens as claims } from '#modules/claims/screens/screens.ts'
import { screens as contacts } from '#modules/contacts/screens/screens.ts'
import { screens as directory } from '#modules/directory/screens/screens.ts'
import { screens as documents } from '#modules/documents/screens/screens.ts'
import { screens as indicators } from '#modules/indicators/screens/screens.ts'
import { screens as keeping } from '#modules/keeping/screens/screens.ts'
import { screens as organisations } from '#modules/organisations/screens/screens.ts'
import { screens as people } from '#modules/people/screens/screens.ts'
import { screens as referrals } from '#modules/referrals/screens/screens.ts'
import { screens as rules } from '#modules/rules/screens/screens.ts'
import { screens as savings } from '#modules/savings/screens/screens.ts'
import { screens as tracing } from '#modules/tracing/screens/screens.ts'
import type { Screen } from '#staff/screen.ts'
import { screens as shell } from '#staff/screens.ts'

/** The only file that names all modules' screens in the browser. */
export const screens: readonly Screen[] = [
  ...shell,
  ...directory,
  ...indicators,
  ...organisations,
  ...accounts,
  ...audit,
  ...keeping,
  ...people,
  ...cases,
  ...contacts,
  ...referrals,
  ...claims,
  ...rules,
  ...savings,
  ...documents,
  ...tracing,
]
