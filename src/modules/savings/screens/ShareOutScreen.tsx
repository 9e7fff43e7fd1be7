import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { heldDivisions, shownDivision } from '../domain/divisions.ts'
import { Frame } from './Frame.tsx'
import { ShareSheet } from './ShareSheet.tsx'
import { useGroup } from './use-group.ts'

/** Every division that was made, and while a cycle runs what it would be today. */
export function ShareOutScreen({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.share_out.title')} whole>
      {() => <Sheet />}
    </Frame>
  )
}

function Sheet() {
  const t = useT()
  const { group, book } = useGroup()
  const { entries } = group.log
  const made = heldDivisions(book, entries)
  const runs = book.held > book.cycleStartedAt && made.at(-1)?.cycle !== book.cycle
  const all = runs ? [...made, shownDivision(book, { carryOver: 0, exact: true })] : made
  const [chosen, setChosen] = useState(String(all.at(-1)?.cycle))
  const shown = all.find(one => String(one.cycle) === chosen)
  if (!shown) return <Empty icon="chart" title={t('savings.empty.meetings')} />
  return (
    <>
      <div class="row apart no-print">
        <h1>{t(shown.made ? 'savings.share_out.title' : 'savings.share_out.if_today')}</h1>
        <Button icon="print" onClick={() => print()}>
          {t('ui.print')}
        </Button>
      </div>
      {all.length > 1 && (
        <div class="no-print">
          <Choice
            {...{ label: t('savings.share_out.title'), value: chosen, onChange: setChosen }}
            options={all.map(({ cycle }) => ({ value: String(cycle), label: String(cycle) }))}
          />
        </div>
      )}
      <ShareSheet {...shown} />
    </>
  )
}
