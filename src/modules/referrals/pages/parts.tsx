/**
 * What the receiver of a referral sees. The partner's page, the receiver's screen and the sender's look before sending
 * all draw it with these two, so that what was shown is what is seen.
 */
import type { ComponentChildren } from 'preact'
import type { ReplyOf } from '#lib/contract.ts'
import type { composeReferral } from '../contract.ts'
import { contactFacts, documentLine, type Fact, familyLine, type Reader } from './facts.ts'

export { type Reader, readerOf } from './facts.ts'
export type Preview = ReplyOf<typeof composeReferral>['preview']
export type Disclosure = ReplyOf<typeof composeReferral>['disclosure']

interface AskedProps {
  readonly preview: Preview
  readonly reader: Reader
  /** Left out once it was told. */
  readonly withScopes?: boolean
}

/** The least: before accepting. */
export function Asked({ preview, reader, withScopes = true }: AskedProps) {
  const { t, list } = reader
  const { urgency, sex, ageAbout, languages, citizenships, countryNow, targetGroups, scopes } = preview
  const facts: Fact[] = [
    [t('referrals.seen.need'), reader.name(preview.needCode)],
    [t('referrals.seen.urgency'), t(`referrals.urgency.${urgency}`)],
    [t('ui.sex'), sex === 'female' || sex === 'male' || sex === 'other' ? t(`ui.sex.${sex}`) : null],
    [t('referrals.seen.age'), ageAbout === null ? null : t('referrals.seen.age.about', { age: ageAbout })],
    [t('referrals.seen.languages'), list(languages.map(reader.language))],
    [t('referrals.seen.citizenships'), list(citizenships.map(reader.country))],
    [t('referrals.seen.country_now'), countryNow && reader.country(countryNow)],
    [t('referrals.seen.target_groups'), list(targetGroups.map(reader.name))],
  ]
  return (
    <>
      <Facts label={t('referrals.seen.least')} facts={facts} />
      {withScopes && (
        <p class="small">
          {scopes.length
            ? t('referrals.seen.later', { what: list(scopes.map(scope => reader.scope(scope))) })
            : t('referrals.seen.nothing_later')}
        </p>
      )}
    </>
  )
}

interface ToldProps {
  readonly disclosure: Disclosure
  readonly reader: Reader
  /** Below the rules of a way that has a number: how to see all of it. */
  readonly number?: (way: number) => ComponentChildren
}

/** What was told under the consent: after accepting. */
export function Told({ disclosure, reader, number }: ToldProps) {
  const { t, list } = reader
  const { identity, contactWays = [], documents, family } = disclosure
  const born = identity?.birthDay ? reader.day(identity.birthDay) : identity?.birthYear
  const facts: Fact[] = [
    [t('referrals.told.names'), identity && list(identity.names)],
    [t('referrals.told.born'), born ? String(born) : null],
    [t('referrals.told.documents'), documents?.map(one => documentLine(one, reader)).join('\n')],
    [t('referrals.told.health'), disclosure.health],
    [t('referrals.told.family'), family?.map(one => familyLine(one, reader)).join('\n')],
    [t('referrals.told.story'), disclosure.story],
    [t('referrals.told.employer'), disclosure.employer],
    [t('referrals.told.money'), disclosure.money],
  ]
  const empty = facts.every(([, text]) => !text) && contactWays.length === 0
  if (empty) return <p class="soft">{t('referrals.told.nothing')}</p>
  return (
    <>
      <Facts label={t('referrals.told.title')} facts={facts} />
      {contactWays.map((way, index) => (
        <section key={index} class="notice due">
          <div>
            <h3>{t('referrals.told.way', { number: index + 1 })}</h3>
            <Facts label={t('referrals.told.way', { number: index + 1 })} facts={contactFacts(way, reader)} />
            {way.number && number?.(index)}
          </div>
        </section>
      ))}
    </>
  )
}

function Facts({ label, facts }: { readonly label: string; readonly facts: readonly Fact[] }) {
  return (
    <ul class="list" aria-label={label}>
      {facts.map(([name, text]) =>
        text ? (
          <li key={name}>
            {isShort(text) ? (
              <>
                <span class="small soft">{name}:</span> {text}
              </>
            ) : (
              <>
                <span class="small soft">{name}</span>
                {text.split('\n').map((line, index) => (
                  <div key={index}>{line}</div>
                ))}
              </>
            )}
          </li>
        ) : null,
      )}
    </ul>
  )
}

const isShort = (text: string) => text.length <= 60 && !text.includes('\n')
