import { useMay, useMe, useT } from '#staff/hooks.ts'
import { Start } from '#staff/Start.tsx'
import { HowItGoes } from './HowItGoes.tsx'
import { MyDay } from './MyDay.tsx'

/** What everybody sees first: what needs them now, then how it goes, each for those who may. */
export function Home() {
  const t = useT()
  const { name } = useMe()
  const mayDay = useMay('indicators.my_day')
  const mayOverview = useMay('indicators.overview')
  if (!mayDay && !mayOverview) return <Start />
  return (
    <div class="stack">
      <h1>{t('staff.start.hello', { name })}</h1>
      {mayDay && <MyDay />}
      {mayOverview && <HowItGoes />}
    </div>
  )
}
