import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { previewShareOut } from '../domain/closing.ts'
import { Frame } from './Frame.tsx'
import { ShareSheet } from './ShareSheet.tsx'
import { useGroup } from './use-group.ts'

/** The last division, or what it would be today. */
export function ShareOutScreen({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.share_out.title')}>
      {() => <Sheet />}
    </Frame>
  )
}

function Sheet() {
  const t = useT()
  const { book } = useGroup()
  const done = book.divisions.at(-1)
  if (!done && book.held === 0) return <Empty icon="chart" title={t('savings.empty.meetings')} />
  return (
    <>
      <div class="row apart no-print">
        <h1>{t(done ? 'savings.share_out.title' : 'savings.share_out.if_today')}</h1>
        <Button icon="print" onClick={() => print()}>
          {t('ui.print')}
        </Button>
      </div>
      <ShareSheet division={done?.division ?? previewShareOut(book)} carryOver={done?.carryOver ?? 0} />
    </>
  )
}
