import { hrefOf, useMay, useMe, useT } from '#staff/hooks.ts'
import { Start } from '#staff/Start.tsx'
import { LinkButton } from '#ui/Button.tsx'
import { BackupCard } from './BackupCard.tsx'
import { HowItGoes } from './HowItGoes.tsx'
import { MyDay } from './MyDay.tsx'

/** What everybody sees first: what needs them now, then how it goes, each for those who may. */
export function Home() {
  const t = useT()
  const { name } = useMe()
  const mayDay = useMay('indicators.my_day')
  const mayOverview = useMay('indicators.overview')
  const mayBackups = useMay('backups.read_standing')
  const mayRecord = useMay('contacts.record')
  if (!mayDay && !mayOverview) return <Start />
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('staff.start.hello', { name })}</h1>
        {mayRecord && (
          <LinkButton href={hrefOf('/contacts/new')} look="main" icon="phone" shortcut="a">
            {t('contacts.new')}
          </LinkButton>
        )}
      </div>
      {mayDay && <MyDay />}
      {mayBackups && <BackupCard />}
      {mayOverview && <HowItGoes />}
    </div>
  )
}
