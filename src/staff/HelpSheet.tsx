import { Check } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { acts, singleKeys } from './acts.ts'
import { reader } from './session.ts'
import { useValue } from './value.ts'

/** Every key that does something here and now. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useValue(reader)
  const list = useValue(acts).filter(act => act.key)
  const on = useValue(singleKeys)
  return (
    <Dialog title={t('staff.help.title')} onClose={onClose}>
      <dl class="keys">
        {list.map(act => (
          <div key={`${act.key} ${act.label}`}>
            <dt>{act.label}</dt>
            <dd>
              <kbd>{act.key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <Check label={t('staff.help.single')} value={on} onChange={singleKeys.set} />
    </Dialog>
  )
}
