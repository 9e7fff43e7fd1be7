import { useT } from '#staff/hooks.ts'
import { changeLocks, type OpenGroup } from '../box/group.ts'
import { Big } from '../Parts.tsx'
import { Keys } from '../setup/Keys.tsx'
import { numberOf, useGroup, useNameOf } from '../use-group.ts'

/** Whether the numbers that open this phone are those of the key-holders whom the group has now. */
export function keysDiffer({ lid, log }: OpenGroup): boolean {
  const now = log.log.book.governance?.keyHolders ?? []
  return lid.keepers !== undefined && lid.keepers.join() !== now.join()
}

/** All three choose their numbers again, the old ones or new: for a number forgotten, known to others, or a new key-holder. */
export function ChangeKeys({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const { group, book } = useGroup()
  const nameOf = useNameOf()
  const holders = (book.governance?.keyHolders ?? []).map(id => ({
    ...{ id, number: numberOf(book, id), name: nameOf(id) },
  }))
  return (
    <>
      <Keys
        holders={holders}
        last={t('savings.keys.change_done')}
        onPins={async pins => {
          await changeLocks(group, pins)
          onDone()
        }}
      />
      <p>{t('savings.keys.old_copies')}</p>
      {!keysDiffer(group) && (
        <Big icon="back" onClick={onDone}>
          {t('ui.cancel')}
        </Big>
      )}
    </>
  )
}
