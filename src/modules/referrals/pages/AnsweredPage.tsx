import type { PartnerView } from '../service/partner.ts'
import { type Reading, WholeNumber } from './PartnerPage.tsx'
import { Told } from './parts.tsx'

interface Props extends Reading {
  readonly view: PartnerView
  readonly code: string
  readonly link: string
  readonly typedAt: string
  readonly until: string
}

/** Shown once, as the answer to the form and never kept: the new way in, and after accepting what was told. */
export function AnsweredPage({ view, reader, code, link, typedAt, until }: Props) {
  const { t } = reader
  const accepted = view.status === 'accepted'
  return (
    <>
      <h1>{t(accepted ? 'referrals.partner.thanks' : 'referrals.partner.asked')}</h1>
      <section class="notice due">
        <h2>{t('referrals.partner.keep')}</h2>
        <p>{t(accepted ? 'referrals.partner.keep.accepted' : 'referrals.partner.keep.asked')}</p>
        <p class="code">{code}</p>
        <p>
          {t('referrals.partner.type_at')} <b>{typedAt}</b>
        </p>
        <p class="small">
          <a href={link}>{t('referrals.partner.new_link')}</a>
          <br />
          {t('referrals.partner.until', { when: until })}
        </p>
      </section>
      {accepted && view.disclosure && (
        <section class="card">
          <h2>{t('referrals.told.title')}</h2>
          <Told
            disclosure={view.disclosure}
            reader={reader}
            number={way => <WholeNumber way={way} reader={reader} action={link} code={null} number={null} />}
          />
          <p class="small soft">{t('referrals.partner.print')}</p>
        </section>
      )}
      <p class="small soft">{t('referrals.reference', { reference: view.reference })}</p>
    </>
  )
}
