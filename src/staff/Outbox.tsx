import { useState } from 'preact/hooks'
import { problemWords } from '#i18n/problems.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { problemSentence } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Decide, isDecidable } from './Decide.tsx'
import { restoreDraft } from './draft.ts'
import { useFormat, useT } from './hooks.ts'
import { navigate } from './router.ts'
import type { Waiting } from './sync/device.ts'
import { outbox, removeFromOutbox, retry, tryAgain } from './sync/outbox.ts'
import { useValue } from './value.ts'

/** What waits on this device, and what came back refused: with the reason and the words typed. */
export function Outbox() {
  const t = useT()
  const items = useValue(outbox)
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('staff.outbox.title')}</h1>
        {items.length > 0 && <Button onClick={retry}>{t('staff.outbox.sendNow')}</Button>}
      </div>
      {items.length === 0 && (
        <Empty icon="check" title={t('staff.outbox.empty')}>
          <p>{t('staff.outbox.emptyWhat')}</p>
        </Empty>
      )}
      {items.map(item => (
        <Item key={item.seq} item={item} />
      ))}
    </div>
  )
}

function Item({ item }: { item: Waiting }) {
  const t = useT()
  const format = useFormat()
  const { problem, draft } = item
  const seq = item.seq as number // given by the store
  const [deciding, setDeciding] = useState(isDecidable(item))
  const openAgain = async () => {
    if (draft) await restoreDraft(draft.name, draft.value)
    await removeFromOutbox(seq)
    navigate(item.path)
  }
  return (
    <article class="card stack">
      <div class="row apart">
        <b>{item.label || t('staff.outbox.change')}</b>
        <span class="small soft">{format.instant(item.at)}</span>
      </div>
      <div>
        {problem ? (
          <Tag tone="danger">{t('staff.outbox.refused')}</Tag>
        ) : (
          <Tag tone="due">{t('ui.savedOnDevice')}</Tag>
        )}
      </div>
      {problem && !deciding && (
        <p>
          {problemSentence(t, { code: problem.code, instance: problem.instance ?? undefined })}
          {problem.errors.map(({ path, code }) => (
            <span key={path} class="small soft">
              <br />
              {path}: {problemWords(t, code)}
            </span>
          ))}
        </p>
      )}
      <details>
        <summary>{t('staff.outbox.words')}</summary>
        <pre class="typed">{wordsIn(draft?.value ?? parsed(item.body))}</pre>
      </details>
      {deciding && <Decide item={item} onClose={() => setDeciding(false)} />}
      {problem && !deciding && (
        <div class="row">
          {isDecidable(item) && (
            <Button look="main" onClick={() => setDeciding(true)}>
              {t('staff.outbox.decide')}
            </Button>
          )}
          {draft && (
            <Button look="main" onClick={() => void openAgain()}>
              {t('staff.outbox.open')}
            </Button>
          )}
          {!isDecidable(item) && <Button onClick={() => void tryAgain(seq)}>{t('ui.retry')}</Button>}
          <Button
            look="danger"
            onClick={() => confirm(t('staff.outbox.dropSure')) && void removeFromOutbox(seq)}
          >
            {t('staff.outbox.drop')}
          </Button>
        </div>
      )}
    </article>
  )
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Every text in it, one below the other: to be read or copied. */
export function wordsIn(value: unknown): string {
  if (typeof value === 'string') return /^[\da-f-]{36}$/.test(value) ? '' : value
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(wordsIn).filter(Boolean).join('\n')
}
