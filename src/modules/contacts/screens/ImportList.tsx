import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { forget, hrefOf, navigate, useChange, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Field } from '#ui/Field.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton, Spinner } from '#ui/Waiting.tsx'
import { listImports, mostBytes, uploadImport } from '../contract.ts'

/** Brings an older log along: a file is chosen here, the next screen says what its columns mean. */
export function ImportList() {
  const t = useT()
  const format = useFormat()
  useTitle(t('contacts.import'))
  const { data, error, reload } = useData(listImports, {})
  return (
    <div class="stack">
      <h1>{t('contacts.import')}</h1>
      <p class="soft">{t('contacts.import.what')}</p>
      <ChooseFile />
      <h2>{t('contacts.import.earlier')}</h2>
      <ErrorNote problem={error} onRetry={reload} />
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && <Empty icon="upload" title={t('contacts.import.none')} />}
      {data && data.items.length > 0 && (
        <Table
          caption={t('contacts.import.earlier')}
          rows={data.items}
          rowKey={({ id }) => id}
          href={({ id }) => hrefOf(`/contacts/import/${id}`)}
          columns={[
            { label: t('contacts.import.file'), cell: row => row.filename },
            { label: t('contacts.when'), cell: row => format.instant(row.createdAt, 'short') },
            {
              label: t('contacts.outcome'),
              cell: row => (
                <Tag tone={row.state === 'done' ? 'ok' : row.may.run ? 'due' : undefined}>
                  {t(`contacts.import.state.${row.state}`)}
                </Tag>
              ),
            },
            {
              label: '',
              cell: row =>
                row.state === 'done' &&
                [
                  t('contacts.import.imported', { number: format.number(row.rows.imported) }),
                  row.rows.bad > 0 && t('contacts.import.bad', { number: format.number(row.rows.bad) }),
                ]
                  .filter(Boolean)
                  .join(' · '),
            },
          ]}
        />
      )}
    </div>
  )
}

function ChooseFile() {
  const t = useT()
  const upload = useChange(uploadImport)
  const [tooLarge, setTooLarge] = useState(false)
  const send = async (file: File | undefined) => {
    if (!file) return
    setTooLarge(file.size > mostBytes)
    if (file.size > mostBytes) return upload.reset()
    const content = base64Of(new Uint8Array(await file.arrayBuffer()))
    const sent = await upload.send({ id: newId(), filename: file.name.slice(-200), content })
    if (!sent.ok || sent.waiting) return
    forget('/contact-imports')
    navigate(`/contacts/import/${sent.reply.id}`)
  }
  const wrong = tooLarge ? t('ui.error.tooLarge') : upload.fieldErrors.content
  return (
    <section class="card stack">
      {!wrong && <ErrorNote problem={upload.error} />}
      <Field label={t('contacts.import.file')} error={wrong}>
        {parts => (
          <input
            {...parts}
            class="input"
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            disabled={upload.sending}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0]
              // The same file, corrected, may be chosen again.
              void send(file).finally(() => (currentTarget.value = ''))
            }}
          />
        )}
      </Field>
      {upload.sending && <Spinner />}
    </section>
  )
}

/** In pieces: all of a large file at once is too much for one call. */
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
