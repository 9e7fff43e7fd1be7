import type { ReplyOf } from '#lib/contract.ts'
import { announce, useChange, useData, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readChain, readSetting, updateSetting, verifyNow } from '../contract.ts'
import { HeadsCard } from './HeadsCard.tsx'
import './audit.css'

/** For those who look after the log: that nothing in it was changed unseen, and how that can be shown to others. */
export function ChainScreen() {
  const t = useT()
  useTitle(t('audit.chain.title'))
  const { data, error, reload } = useData(readChain, {}, { keep: false })
  return (
    <div class="stack">
      <h1>{t('audit.chain.title')}</h1>
      <p class="soft">{t('audit.chain.what')}</p>
      <ErrorNote problem={error} onRetry={reload} />
      {data ? <ChainCard chain={data} onAsked={reload} /> : !error && <Skeleton />}
      <HeadsCard />
      <SettingCard />
    </div>
  )
}

type Chain = ReplyOf<typeof readChain>

function ChainCard({ chain, onAsked }: { readonly chain: Chain; readonly onAsked: () => void }) {
  const t = useT()
  const { instant } = useFormat()
  const change = useChange(verifyNow)
  const verify = async () => {
    if (!(await change.send({})).ok) return
    announce(t('audit.verify.asked'))
    onAsked()
  }
  return (
    <section class="card stack">
      <Verdict chain={chain} />
      <p>
        {t('audit.chain.lines', { n: chain.number })}
        {chain.sealedAt && ` · ${t('audit.chain.sealed', { when: instant(chain.sealedAt, 'medium') })}`}
        {chain.waiting > 0 && ` · ${t('audit.chain.waiting', { n: chain.waiting })}`}
      </p>
      {chain.hash && (
        <p class="small soft">
          {t('audit.chain.hash')} <code class="audit-hash">{chain.hash}</code>
        </p>
      )}
      <ErrorNote problem={change.error} />
      <div class="row">
        <Button look="main" icon="shield" busy={change.sending} onClick={() => void verify()}>
          {t('audit.verify.now')}
        </Button>
        <Button onClick={onAsked}>{t('audit.chain.reload')}</Button>
      </div>
    </section>
  )
}

function Verdict({ chain: { verification } }: { readonly chain: Chain }) {
  const t = useT()
  const { instant } = useFormat()
  if (!verification) return <Notice tone="due">{t('audit.verify.never')}</Notice>
  const when = instant(verification.at, 'medium')
  if (verification.faultCount === 0)
    return <Notice tone="ok">{t('audit.verify.whole', { when, n: verification.lines })}</Notice>
  return (
    <Notice tone="danger">
      <p>{t('audit.verify.faults', { when, n: verification.faultCount })}</p>
      <ul>
        {verification.faults.map(fault => (
          <li key={`${fault.kind} ${fault.number} ${fault.lineId} ${fault.day}`}>
            {t(`audit.fault.${fault.kind}`)}
            {fault.number !== null && ` · ${t('audit.fault.number', { n: fault.number })}`}
            {fault.lineId && <code class="small"> {fault.lineId}</code>}
          </li>
        ))}
      </ul>
      <p>{t('audit.verify.what_now')}</p>
    </Notice>
  )
}

/** Names or roles: said once for all who ask. */
function SettingCard() {
  const t = useT()
  const may = useMay('audit.update_setting')
  const { data, error, reload } = useData(readSetting, {}, { keep: false })
  const change = useChange(updateSetting)
  if (!data) return <ErrorNote problem={error} onRetry={reload} />
  const choose = async (chosen: string) => {
    const sent = await change.send({ showsNames: chosen === 'names', version: data.version })
    if (sent.ok) announce(t('ui.saved'))
    reload()
  }
  return (
    <section class="card stack">
      <h2>{t('audit.report.title')}</h2>
      <ErrorNote problem={change.error} />
      {may ? (
        <Choice
          label={t('audit.setting.question')}
          value={data.showsNames ? 'names' : 'roles'}
          options={[
            { value: 'roles', label: t('audit.setting.roles') },
            { value: 'names', label: t('audit.setting.names') },
          ]}
          onChange={chosen => void choose(chosen)}
        />
      ) : (
        <p>{t(data.showsNames ? 'audit.setting.names' : 'audit.setting.roles')}</p>
      )}
      <p class="small soft">{t('audit.setting.hint')}</p>
    </section>
  )
}
