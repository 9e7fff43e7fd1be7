import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useChange, useData, useForm, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/Form.tsx'
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
  const change = useChange(updateRule)
  const { kind, version } = rule
  const form = useForm({
    start: { months: String(rule.months), reason: '' },
    send: typed => change.send({ kind, version, ...typed }),
    onDone: onClose,
  })
  return (
    <FormDialog title={t(`keeping.kind.${kind}`)} onClose={onClose} form={form} submit={t('ui.save')}>
      <TextInput
        label={t('keeping.months')}
        hint={t('keeping.months.hint', { n: rule.defaultMonths })}
        required
        {...form.field('months')}
      />
      <TextArea label={t('keeping.rule.reason')} required {...form.field('reason')} />
    </FormDialog>
  )
}
