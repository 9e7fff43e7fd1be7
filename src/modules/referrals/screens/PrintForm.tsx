import { createPortal } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { formatDay, formatInstant, formatList } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Day, Instant } from '#lib/day.ts'
import { useTaxonomy } from '#modules/directory/screens/parts.ts'
import { useFormat, useMe, wordsOf } from '#staff/hooks.ts'
import { Asked, readerOf } from '../pages/parts.tsx'
import type { Referral } from './ReferralScreen.tsx'
import './referral.css'

interface Props {
  readonly referral: Referral
  readonly language: Locale
  readonly code: string
  readonly address: string
  readonly until: string
}

/** One sheet of paper in the recipient's language: what is asked, the least, and how to answer. Seen only in print. */
export function PrintForm({ referral, language, code, address, until }: Props) {
  const me = useMe()
  const { timeZone } = useFormat()
  const t = useWordsOf(language)
  const taxonomy = useTaxonomy()
  const reader = useMemo(() => {
    const named = [...(taxonomy?.needs ?? []), ...(taxonomy?.targetGroups ?? [])]
    const names = new Map(named.map(one => [one.code, one.name[language]]))
    const bound = {
      list: (items: readonly string[]) => formatList(language, items),
      // Days and moments travel as text.
      day: (text: string) => formatDay(language, text as Day),
    }
    return t && readerOf(t, bound, one => names.get(one) ?? one)
  }, [t, taxonomy, language])
  if (!t || !reader) return null
  const moment = (at: string) => formatInstant(language, at as Instant, timeZone)
  return createPortal(
    <article class="referral-form" lang={language} aria-hidden="true">
      <p>
        <b>{me.organisation.name}</b> → <b>{referral.to.name}</b>
        {referral.serviceName && ` (${referral.serviceName})`}
      </p>
      <h1>{t('referrals.paper.title')}</h1>
      <p>
        {t('referrals.reference', { reference: referral.reference })} · {moment(referral.sentAt)} ·{' '}
        {t('referrals.partner.due', { when: moment(referral.answerDue) })}
      </p>
      <Asked preview={referral.preview} reader={reader} />
      <h2>{t('referrals.paper.how')}</h2>
      <ol>
        <li>
          {t('referrals.paper.open')} <b>{address}</b>
        </li>
        <li>
          {t('referrals.paper.type')} <b class="referral-code">{code}</b>
        </li>
        <li>{t('referrals.paper.answer')}</li>
      </ol>
      <p>{t('referrals.partner.until', { when: moment(until) })}</p>
      <p>{t('referrals.paper.care')}</p>
    </article>,
    document.body,
  )
}

function useWordsOf(language: Locale): Translate | null {
  const [known, setKnown] = useState<{ language: Locale; t: Translate } | null>(null)
  useEffect(() => {
    let gone = false
    wordsOf(language).then(
      t => !gone && setKnown({ language, t }),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [language])
  return known?.language === language ? known.t : null
}
