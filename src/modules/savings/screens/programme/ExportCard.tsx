import { useState } from 'preact/hooks'
import { addressOf, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { exportGroupsCsv, exportGroupsXlsx, exportSavix } from '../../contract/figures.ts'
import { fewest } from '../../domain/sheet.ts'
import type { Narrowed } from './narrow.ts'

interface Props {
  readonly asked: Narrowed & { readonly currency?: string }
}

/** The groups that are looked at, as files; with or without what tells which group it is. */
export function ExportCard({ asked }: Props) {
  const t = useT()
  const [names, setNames] = useState(false)
  const input = { ...asked, names }
  return (
    <section class="card stack" aria-labelledby="export">
      <h2 id="export">{t('savings.export.title')}</h2>
      <Check
        label={t('savings.export.names')}
        hint={t('savings.export.names_how', { fewest: String(fewest) })}
        value={names}
        onChange={setNames}
      />
      <div class="row">
        <LinkButton icon="download" href={addressOf(exportGroupsXlsx, input)}>
          {t('savings.export.xlsx')}
        </LinkButton>
        <LinkButton icon="download" href={addressOf(exportGroupsCsv, input)}>
          {t('savings.export.csv')}
        </LinkButton>
        <LinkButton icon="download" href={addressOf(exportSavix, input)}>
          {t('savings.export.savix_sheet')}
        </LinkButton>
      </div>
    </section>
  )
}
