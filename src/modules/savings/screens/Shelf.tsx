import { useEffect, useState } from 'preact/hooks'
import { LanguageChooser } from '#modules/accounts/screens/parts.ts'
import { hrefOf, navigate, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { me } from '#staff/session.ts'
import { useValue } from '#staff/value.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { copyFromLink, copyFromText, restore } from './box/backup.ts'
import { type Lid, readLid, readLids } from './box/device.ts'
import { countWaiting } from './box/line.ts'
import { Page } from './Frame.tsx'
import { Big, BigLink } from './Parts.tsx'
import { PinForm } from './PinForm.tsx'
import { dropOldDraft } from './setup/draft.ts'

type Copy = NonNullable<ReturnType<typeof copyFromText>>

/** The groups whose books are on this phone; a new one; one that comes from another phone. Nobody need be signed in. */
export function Shelf() {
  const t = useT()
  useTitle(t('savings.shelf'))
  const who = useValue(me)
  const { hash } = usePlace()
  const [lids, setLids] = useState<readonly Lid[]>([])
  const [copy, setCopy] = useState<Copy | null>(() => (hash.startsWith('#join=') ? copyFromLink(hash) : null))
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    readLids().then(setLids, () => setProblem(t('savings.no_storage')))
    countWaiting().catch(() => undefined)
    dropOldDraft().catch(() => undefined)
  }, [])
  const readFile = async (file: File | undefined) => {
    const found = file ? copyFromText(await file.text()) : null
    setProblem(found || !file ? null : t('savings.copy.strange'))
    if (found) setCopy(found)
  }
  return (
    <Page>
      {who && (
        <div class="row">
          <LinkButton look="quiet" icon="back" href={hrefOf('/')}>
            {t('staff.toStart')}
          </LinkButton>
        </div>
      )}
      <LanguageChooser />
      <h1>{t('savings.shelf')}</h1>
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      {lids.length === 0 && <p class="soft">{t('savings.shelf.empty')}</p>}
      {lids.map(lid => (
        <BigLink key={lid.id} icon="people" href={hrefOf(`/group/${lid.id}`)} note={lid.village}>
          {lid.name}
        </BigLink>
      ))}
      <BigLink icon="plus" href={hrefOf('/group/new')}>
        {t('savings.new')}
      </BigLink>
      <label class="big">
        <span>
          {t('savings.copy.open')}
          <small>{t('savings.copy.open_how')}</small>
        </span>
        <input
          class="hidden"
          type="file"
          accept=".hamroh,application/octet-stream,application/json"
          onChange={event => void readFile(event.currentTarget.files?.[0])}
        />
      </label>
      {copy && <OpenCopy copy={copy} onClose={() => setCopy(null)} />}
    </Page>
  )
}

function OpenCopy({ copy, onClose }: { readonly copy: Copy; readonly onClose: () => void }) {
  const t = useT()
  const [isHere, setIsHere] = useState(false)
  useEffect(() => {
    readLid(copy.id).then(
      lid => setIsHere(lid !== undefined),
      () => undefined,
    )
  }, [copy.id])
  const open = async (pins: (string | null)[]) => {
    const group = await restore(copy, pins, null)
    if (!group) return false
    navigate(`/group/${copy.id}`, { replace: true })
    return true
  }
  return (
    <Dialog title={copy.name} onClose={onClose}>
      {isHere ? (
        <div class="stack">
          <Notice>{t('savings.copy.here_already')}</Notice>
          <Button onClick={() => navigate(`/group/${copy.id}`, { replace: true })}>{copy.name}</Button>
        </div>
      ) : (
        <PinForm keyHolders={copy.keyHolders} onPins={open} />
      )}
      {!isHere && !copy.book && <Big disabled>{t('savings.copy.needs_network')}</Big>}
    </Dialog>
  )
}
