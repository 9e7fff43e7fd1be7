import { useState } from 'preact/hooks'
import { type Locale, localeNames, locales } from '#i18n/locales.ts'
import type { ReplyOf } from '#lib/contract.ts'
import { announce, useActs, useChange, useFormat, useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { makeLink } from '../contract.ts'
import { AnswerForDialog } from './AnswerForDialog.tsx'
import { PrintForm } from './PrintForm.tsx'
import type { Referral } from './ReferralScreen.tsx'

interface Props {
  readonly referral: Referral
  readonly onChanged: () => void
}

type Made = ReplyOf<typeof makeLink>

/** For a recipient who does not work in Hamroh: a link, a code, a form on paper, or an answer told by telephone. */
export function PartnerAccess({ referral, onChanged }: Props) {
  const t = useT()
  const making = useChange(makeLink)
  const [made, setMade] = useState<Made | null>(null)
  const [telling, setTelling] = useState(false)
  const make = async () => {
    const sent = await making.send({ id: referral.id })
    if (sent.ok && !sent.waiting) setMade(sent.reply)
  }
  useActs([
    { key: 'l', label: t('referrals.link.make'), run: () => void make() },
    { key: 't', label: t('referrals.told_answer'), run: () => setTelling(true) },
  ])
  return (
    <section class="card stack no-print-form">
      <h2>{t('referrals.link.title')}</h2>
      <p class="soft">{t('referrals.link.what', { name: referral.to.name })}</p>
      <div class="row">
        <Button icon="key" shortcut="l" busy={making.sending} onClick={() => void make()}>
          {t('referrals.link.make')}
        </Button>
        <Button icon="phone" shortcut="t" onClick={() => setTelling(true)}>
          {t('referrals.told_answer')}
        </Button>
      </div>
      <ErrorNote problem={making.error} />
      {made && <Secrets made={made} referral={referral} />}
      {telling && (
        <AnswerForDialog
          referral={referral}
          onClose={() => setTelling(false)}
          onDone={() => {
            setTelling(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

/** Shown once; kept nowhere. */
function Secrets({ made, referral }: { readonly made: Made; readonly referral: Referral }) {
  const t = useT()
  const mine = useLocale()
  const { instant } = useFormat()
  const [language, setLanguage] = useState<Locale>(mine)
  const address = `${location.origin}/${language}/partner`
  const link = `${location.origin}/${language}${made.link}`
  return (
    <div class="stack">
      <Notice tone="due" live>
        {t('referrals.link.once', { when: instant(made.expiresAt) })}
      </Notice>
      <Select
        label={t('referrals.link.language')}
        required
        value={language}
        options={locales.map(value => ({ value, label: localeNames[value] }))}
        onChange={setLanguage}
      />
      <Copied label={t('referrals.link.link')} text={link} />
      <Copied label={t('referrals.partner.code')} text={made.code} big />
      <div class="row">
        <Button look="main" icon="print" onClick={() => print()}>
          {t('referrals.print')}
        </Button>
        <span class="small soft">{t('referrals.print.what')}</span>
      </div>
      <PrintForm
        referral={referral}
        language={language}
        code={made.code}
        address={address}
        until={made.expiresAt}
      />
    </div>
  )
}

function Copied({
  label,
  text,
  big,
}: {
  readonly label: string
  readonly text: string
  readonly big?: boolean
}) {
  const t = useT()
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    announce(t('referrals.copied'))
  }
  return (
    <div class="row apart">
      <span>
        <span class="small soft">{label}</span>
        <br />
        <b class={big ? 'referral-code' : 'referral-link'}>{text}</b>
      </span>
      <Button
        icon="document"
        label={`${t('referrals.copy')}: ${label}`}
        onClick={() => void copy().catch(() => undefined)}
      >
        {t('referrals.copy')}
      </Button>
    </div>
  )
}
