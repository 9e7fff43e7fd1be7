import type { MessageKey, Translate } from '#i18n/translate.ts'
import type { Disclosure } from './parts.tsx'

/** Who reads, for server and browser alike: words, and names of codes in the reader's language. */
export interface Reader {
  readonly t: Translate
  readonly list: (items: readonly string[]) => string
  readonly day: (day: string) => string
  /** Of a need, an area, a target group. */
  readonly name: (code: string) => string
  readonly language: (code: string) => string
  readonly country: (code: string) => string
  readonly scope: (code: string) => string
}

export type Fact = readonly [label: string, text: string | null | undefined]
type Way = NonNullable<Disclosure['contactWays']>[number]

/** `Reader` from words and formats; a code that has no words is shown as it is. */
export function readerOf(
  t: Translate,
  bound: Pick<Reader, 'list' | 'day'>,
  name: (code: string) => string,
): Reader {
  const known = (key: string, code: string) => {
    const text = t(key as MessageKey)
    return text === key ? code : text
  }
  return {
    t,
    ...bound,
    name,
    language: code => known(`language.${code}`, code),
    country: code => known(`country.${code}`, code),
    scope: code => known(`referrals.scope.${code}`, code),
  }
}

/** How to reach the person without harm: the rules stand beside the number. */
export function contactFacts(way: Way, { t, list, day }: Reader): Fact[] {
  const kind = word(t, `people.way.kind.${way.kind}`)
  const rules = [
    way.messagesOnly && t('people.way.messages_only'),
    !way.mayLeaveMessage && t('people.way.no_message'),
    way.sharedPhone && t('people.way.shared'),
  ]
  return [
    [kind, [way.number, way.detail].filter(Boolean).join(' · ') || '–'],
    [t('referrals.told.when'), hoursOf(way, t, list)],
    [t('people.way.answers'), word(t, `people.way.answers.${way.whoMayAnswer}`)],
    [t('referrals.told.mind'), rules.filter(rule => rule !== false).join('\n')],
    [t('people.way.code_word'), way.codeWord],
    [t('people.way.cover_story'), way.coverStory],
    [t('people.way.safe_until'), way.safeUntil && day(way.safeUntil)],
    [t('referrals.told.note'), way.note],
  ]
}

function hoursOf({ days, fromMinute, toMinute }: Way, t: Translate, list: Reader['list']): string {
  const which = days.length ? list(days.map(one => word(t, `ui.weekday.${one}`))) : t('people.way.every_day')
  return fromMinute === null || toMinute === null
    ? which
    : `${which}, ${clock(fromMinute)}–${clock(toMinute)}`
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export function documentLine(
  one: NonNullable<Disclosure['documents']>[number],
  { t, day, country }: Reader,
): string {
  return [
    word(t, `people.document.kind.${one.kind}`),
    one.country && country(one.country),
    one.number,
    `${t('people.document.held_by')}: ${word(t, `people.held_by.${one.heldBy}`)}`,
    one.takenAway && t('people.document.taken_away'),
    one.expiresOn && `${t('people.document.expires')}: ${day(one.expiresOn)}`,
    one.note,
  ]
    .filter(Boolean)
    .join(' · ')
}

export const familyLine = (
  { kind, who, note }: NonNullable<Disclosure['family']>[number],
  { t }: Reader,
): string => [`${word(t, `people.relation.${kind}`)}: ${who}`, note].filter(Boolean).join(' · ')

/** Codes of people's own lists travel as text; each has its words. */
const word = (t: Translate, key: string) => t(key as MessageKey)
