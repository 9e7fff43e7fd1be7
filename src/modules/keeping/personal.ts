import { ownOrganisation } from '#modules/organisations/index.ts'
import { held, type PersonalData } from '#platform/personal-data.ts'
import { sealOld } from '#platform/vault/follow.ts'
import { findHolds, forgetWords } from './store/records.ts'
import { resealPerson, words } from './store/sealing.ts'

/** Why a file was kept, and that it is to be erased: the words of it go with the person. */
export const personalData: PersonalData = {
  tables: ['keeping.hold', 'keeping.erasure'],
  words,
  seal: use => sealOld(use.db, 'keeping', 50, resealPerson),
  async collect(use, personId) {
    const holds = await findHolds(use.db, ownOrganisation(use), [personId])
    const records = holds.map(hold => [
      held('reason', 'keeping.hold.reason', hold.reason),
      held('placedAt', 'contacts.when', hold.placed_at),
      held('until', 'keeping.hold.until', hold.until),
    ])
    return [{ kind: 'keeping.hold', title: 'keeping.holds', records }]
  },
  erase: async (use, personId) => ({
    kept_words: await forgetWords(use.db, ownOrganisation(use), personId),
  }),
}
