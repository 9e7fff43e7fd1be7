import { useState } from 'preact/hooks'
import { call } from '#staff/hooks.ts'
import { type LikelyPerson, likelyPersons } from '../contract/duplicates.ts'
import { type PersonDraft, sentOf } from './PersonForm.tsx'

/**
 * The one way in which a person is entered, wherever that happens: before the file is made, whoever may be the same
 * person already is shown (`LikelyDialog`), once. Without a network nobody is; then the night finds the pair.
 */
export function useIntake(form: PersonDraft, save: () => Promise<void>) {
  const [likely, setLikely] = useState<readonly LikelyPerson[]>([])
  const [asking, setAsking] = useState(false)
  return {
    likely,
    asking,
    enter: async () => {
      setAsking(true)
      const found = await likelyFor(form)
      setAsking(false)
      if (found.length === 0) await save()
      else setLikely(found)
    },
    makeNew: () => {
      setLikely([])
      void save()
    },
    close: () => setLikely([]),
  }
}

async function likelyFor(form: PersonDraft): Promise<readonly LikelyPerson[]> {
  const { names, sex, birthDay } = sentOf(form)
  if (names.length === 0) return []
  const year = /^\d{4}$/.test(form.birthYear.trim()) ? Number(form.birthYear) : null
  const place = form.place || null
  try {
    const asked = { names: names.map(name => name.text), sex, birthYear: year, birthDay, place }
    return (await call(likelyPersons, asked)).likely
  } catch {
    return []
  }
}
