import type { PersonName } from '../domain/person.ts'

/** Names written before they carried all of it have none of it. */
export const nameView = ({ text, kind, script, language, source, fromYear, untilYear }: PersonName) => ({
  text,
  kind,
  script,
  language: language ?? null,
  source: source ?? null,
  fromYear: fromYear ?? null,
  untilYear: untilYear ?? null,
})
