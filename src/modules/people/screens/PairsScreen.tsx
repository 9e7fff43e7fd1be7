import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { call, hrefOf, useData, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listPairs, type Pair } from '../contract/duplicates.ts'
import { optionsOf } from './options.ts'
import { Decision, Judged } from './PairParts.tsx'

const shown = ['same', 'family', 'decided'] as const
type Show = (typeof shown)[number]
type Page = ReplyOf<typeof listPairs>

/** The queue of files that may be one person's. Nothing is joined here: a pair is opened, looked at and decided. */
export function PairsScreen() {
  const t = useT()
  useTitle(t('people.pairs'))
  const [show, setShow] = useState<Show>('same')
  const { data, error, loading, reload } = useData(listPairs, { show }, { keep: false })
  return (
    <div class="stack">
      <h1>{t('people.pairs')}</h1>
      <p class="soft">{t('people.pairs.what')}</p>
      <Choice
        label={t('people.pairs.which')}
        value={show}
        options={optionsOf(shown, value => t(`people.pairs.show.${value}`))}
        onChange={setShow}
      />
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data?.items.length === 0 && <Empty icon="check" title={t('people.pairs.none')} />}
      {data && data.items.length > 0 && <Pairs key={show} first={data} show={show} />}
    </div>
  )
}

function Pairs({ first, show }: { readonly first: Page; readonly show: Show }) {
  const t = useT()
  const [rest, setRest] = useState<Page | null>(null)
  const [busy, setBusy] = useState(false)
  const items = [...first.items, ...(rest?.items ?? [])]
  const next = rest ? rest.next : first.next
  const more = async () => {
    setBusy(true)
    try {
      const page = await call(listPairs, { show, cursor: next ?? undefined })
      setRest({ items: [...(rest?.items ?? []), ...page.items], next: page.next })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <List label={t('people.pairs')} rows={items} rowKey={({ one, other }) => `${one.id} ${other.id}`}>
        {pair => (
          <a href={hrefOf(`/duplicates/${pair.one.id}/${pair.other.id}`)}>
            <OnePair pair={pair} />
          </a>
        )}
      </List>
      {next !== null && (
        <Button busy={busy} onClick={() => void more()}>
          {t('ui.more')}
        </Button>
      )}
    </>
  )
}

function OnePair({ pair }: { readonly pair: Pair }) {
  return (
    <div>
      <div class="cols even">
        <OneFile file={pair.one} />
        <OneFile file={pair.other} />
      </div>
      <Judged kind={pair.kind} why={pair.why} />
      {pair.decision && <Decision decision={pair.decision} />}
    </div>
  )
}

function OneFile({ file }: { readonly file: Pair['one'] }) {
  return (
    <div>
      <b>{file.label}</b>
      <br />
      <span class="small soft">{[file.reference, file.birthYear].filter(Boolean).join(' · ')}</span>
    </div>
  )
}
