import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { said } from '#staff/announce.ts'
import { hrefOf, useT, useTitle } from '#staff/hooks.ts'
import { NetworkLine } from '#staff/NetworkLine.tsx'
import { useValue } from '#staff/value.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Spinner } from '#ui/Waiting.tsx'
import { type Lid, readLid } from './box/device.ts'
import { lock, openGroup, unlock } from './box/group.ts'
import { keepReaching } from './box/line.ts'
import { PinForm } from './PinForm.tsx'
import './group.css'

interface Props {
  readonly id: string
  readonly title: string
  /** Where the arrow leads; the group's own screen unless said. */
  readonly back?: string
  /** The screen reads old lines too: it waits until all of them are in memory. */
  readonly whole?: boolean
  readonly children: () => ComponentChildren
}

/** What surrounds every screen of a group; asks for the keys while the box is locked. */
export function Frame({ id, title, back, whole, children }: Props) {
  const t = useT()
  useTitle(title)
  const open = useValue(openGroup)
  const isOpen = open?.group.lid.id === id
  useEffect(() => {
    if (!isOpen) return
    return keepReaching(() => openGroup.get()?.group ?? null)
  }, [isOpen])
  useLockWhenLeft()
  return (
    <Page>
      <div class="row apart no-print">
        <LinkButton look="quiet" icon="back" href={hrefOf(back ?? `/group/${id}`)}>
          {open && isOpen ? open.group.lid.name : t('ui.back')}
        </LinkButton>
        {isOpen && (
          <Button look="quiet" icon="lock" onClick={lock}>
            {t('savings.lock')}
          </Button>
        )}
      </div>
      {isOpen && open.group.log.refused && <Notice tone="danger">{t('savings.refused_by_server')}</Notice>}
      {isOpen && open.group.log.fork && (
        <Notice tone="danger">
          <p>{t('savings.fork.told')}</p>
          <p>
            <a href={hrefOf(`/group/${id}/safe`)}>{t('savings.fork.decide')}</a>
          </p>
        </Notice>
      )}
      {!isOpen && <Locked id={id} />}
      {isOpen && (whole && open.group.log.from > 0 ? <Spinner /> : children())}
    </Page>
  )
}

export function Page({ children }: { readonly children: ComponentChildren }) {
  const text = useValue(said)
  return (
    <div class="group-app">
      <div class="topline no-print">
        <span class="brand">Hamroh</span>
        <NetworkLine />
      </div>
      <main id="main" class="stack" tabIndex={-1}>
        {children}
      </main>
      <p class="hidden" aria-live="polite">
        {text}
      </p>
    </div>
  )
}

function Locked({ id }: { readonly id: string }) {
  const t = useT()
  const [lid, setLid] = useState<Lid | null | undefined>(undefined)
  useEffect(() => {
    readLid(id).then(
      found => setLid(found ?? null),
      () => setLid(null),
    )
  }, [id])
  if (lid === undefined) return <Spinner />
  if (lid === null)
    return (
      <Empty icon="search" title={t('savings.not_here')}>
        <LinkButton href={hrefOf('/group')}>{t('savings.shelf')}</LinkButton>
      </Empty>
    )
  return (
    <>
      <h1>{lid.name}</h1>
      {lid.registered && lid.confirmed < lid.written && <Notice tone="due">{t('savings.not_sent')}</Notice>}
      <PinForm keyHolders={lid.keyHolders} onPins={async pins => (await unlock(id, pins, null)) !== null} />
    </>
  )
}

const leftFor = 20 * 60_000

/** Who puts the phone away without locking finds it locked. */
function useLockWhenLeft(): void {
  useEffect(() => {
    let since = 0
    const look = () => {
      if (document.visibilityState === 'hidden') since = Date.now()
      else if (since > 0 && Date.now() - since > leftFor) lock()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
}
