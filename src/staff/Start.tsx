import { Icon } from '#ui/Icon.tsx'
import { useMe, useT } from './hooks.ts'

/** What every person sees first, until a module gives them something more pressing. */
export function Start() {
  const t = useT()
  const { name, organisation } = useMe()
  return (
    <div class="stack">
      <h1>{t('staff.start.hello', { name })}</h1>
      <p class="soft">
        <Icon name="organisation" /> {organisation.name}
      </p>
    </div>
  )
}
