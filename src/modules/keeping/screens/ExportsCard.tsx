import type { ReplyOf } from '#lib/contract.ts'
import { addressOf, announce, useChange, useData, useForm, useFormat, useMay, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/Form.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { askExport, decideExport, downloadExport, listExports } from '../contract.ts'

type Export = ReplyOf<typeof listExports>['items'][number]

/** Everything of the organisation as one file: asked for by one, approved by another. */
export function ExportsCard() {
  const t = useT()
  const may = useMay('keeping.ask_export')
  const { data, error, reload } = useData(listExports, {}, { keep: false })
  const items = data?.items ?? []
  return (
    <section class="card stack">
      <h2>{t('keeping.export')}</h2>
      <p class="soft">{t('keeping.export.what')}</p>
      <ErrorNote problem={error} onRetry={reload} />
      {items.length > 0 && (
        <List label={t('keeping.export')} rows={items} rowKey={row => row.id}>
          {row => <OneExport row={row} onChanged={reload} />}
        </List>
      )}
      {may && <AskExport onDone={reload} />}
    </section>
  )
}

function OneExport({ row, onChanged }: { readonly row: Export; readonly onChanged: () => void }) {
  const t = useT()
  const { instant } = useFormat()
  const change = useChange(decideExport)
  const decide = async (decision: 'approve' | 'decline') => {
    const { id, version } = row
    if ((await change.send({ id, version, decision })).ok) announce(t('ui.saved'))
    onChanged()
  }
  return (
    <div class="stack">
      <div>
        <b>{row.reason}</b>{' '}
        <Tag tone={row.state === 'approved' ? 'ok' : undefined}>{t(`keeping.export.${row.state}`)}</Tag>
        <br />
        <span class="small soft">
          {row.requestedBy?.name} · {instant(row.requestedAt, 'medium')}
          {row.decidedBy && ` · ${row.decidedBy.name}`}
          {row.state === 'approved' &&
            row.until &&
            ` · ${t('keeping.export.until', { when: instant(row.until, 'medium') })}`}
        </span>
      </div>
      <ErrorNote problem={change.error} />
      {(row.may.decide || row.may.download) && (
        <div class="row">
          {row.may.download && (
            <LinkButton href={addressOf(downloadExport, { id: row.id })} icon="download" look="main">
              {t('ui.download')}
            </LinkButton>
          )}
          {row.may.decide && (
            <>
              <Button look="danger" busy={change.sending} onClick={() => void decide('approve')}>
                {t('keeping.export.approve')}
              </Button>
              <Button busy={change.sending} onClick={() => void decide('decline')}>
                {t('keeping.decline')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  )
}

function AskExport({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const change = useChange(askExport)
  const form = useForm({ start: { reason: '' }, send: change.send, again: true, onDone })
  return (
    <Form form={form} submit={t('keeping.export.ask')}>
      <TextArea label={t('keeping.export.reason')} required {...form.field('reason')} />
    </Form>
  )
}
