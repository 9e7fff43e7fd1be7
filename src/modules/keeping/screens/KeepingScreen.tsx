import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { announce, useChange, useData, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listRules, updateRule } from '../contract.ts'
import { ExportsCard } from './ExportsCard.tsx'

type Rule = ReplyOf<typeof listRules>['items'][number]

/** How long what is kept, and the way out with everything. */
export function KeepingScreen() {
  const t = useT()
  useTitle(t('keeping.title'))
  const { data, error, reload } = useData(listRules, {}, { keep: false })
  const may = useMay('keeping.update_rule')
  const { instant } = useFormat()
  const [changing, setChanging] = useState<Rule | null>(null)
  return (
    <div class="stack">
      <h1>{t('keeping.title')}</h1>
      <section class="card stack">
        <h2>{t('keeping.rules')}</h2>
        <p class="soft">{t('keeping.rules.what')}</p>
        <ErrorNote problem={error} onRetry={reload} />
        {!data && !error && <Skeleton />}
        {data && (
          <Table
            caption={t('keeping.rules')}
            rows={data.items}
            rowKey={rule => rule.kind}
            columns={[
              { label: t('keeping.column.what'), cell: rule => t(`keeping.kind.${rule.kind}`) },
              { label: t('keeping.months'), cell: rule => rule.months, number: true },
              {
                label: t('keeping.column.why'),
                cell: rule =>
                  rule.reason
                    ? `${rule.reason} (${rule.changedBy?.name ?? ''}, ${rule.changedAt ? instant(rule.changedAt, 'short') : ''})`
                    : t('keeping.rules.default'),
              },
              ...(may
                ? [
                    {
                      label: '',
                      cell: (rule: Rule) => (
                        <Button icon="edit" onClick={() => setChanging(rule)}>
                          {t('ui.edit')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        {changing && (
          <ChangeRule
            rule={changing}
            onClose={() => {
              setChanging(null)
              reload()
            }}
          />
        )}
      </section>
      <ExportsCard />
    </div>
  )
}

function ChangeRule({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) {
  const t = useT()
  const [months, setMonths] = useState(String(rule.months))
  const [reason, setReason] = useState('')
  const change = useChange(updateRule)
  const submit = async (event: Event) => {
    event.preventDefault()
    const { kind, version } = rule
    if (!(await change.send({ kind, months, reason, version })).ok) return
    announce(t('ui.saved'))
    onClose()
  }
  return (
    <Dialog title={t(`keeping.kind.${rule.kind}`)} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <ErrorNote problem={change.error} />
        <TextInput
          label={t('keeping.months')}
          hint={t('keeping.months.hint', { n: rule.defaultMonths })}
          required
          value={months}
          onChange={setMonths}
          error={change.fieldErrors.months}
        />
        <TextArea
          label={t('keeping.rule.reason')}
          required
          value={reason}
          onChange={setReason}
          error={change.fieldErrors.reason}
        />
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  )
}
