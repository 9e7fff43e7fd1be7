import { useTaxonomy } from '#modules/directory/screens/parts.ts'
import { useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { MultiChoice } from '#ui/Choice.tsx'
import { Notice } from '#ui/Notice.tsx'

interface Props {
  readonly value: readonly string[]
  readonly onChange: (codes: string[]) => void
  /** Needs with which danger is common open the list by themselves. */
  readonly needs?: readonly string[]
  /** Opens a case and goes on to the questions; null where this worker may not. */
  readonly onAsk?: (() => void) | null
}

/** Signs of danger that were noticed; they lead to the questions about danger and make no score. */
export function Signs({ value, onChange, needs = [], onAsk }: Props) {
  const t = useT()
  const locale = useLocale()
  const taxonomy = useTaxonomy()
  // False from the beginning: a list that somebody opened stays open when what it lists arrives.
  const listen =
    taxonomy?.needs.some(one => (one.sensitive || one.urgent) && needs.includes(one.code)) ?? false
  return (
    <details open={value.length > 0 || listen}>
      <summary>{t('contacts.signs')}</summary>
      <MultiChoice
        label={t('contacts.signs')}
        hint={listen ? t('contacts.signs.listen') : undefined}
        value={value}
        options={(taxonomy?.riskIndicators ?? []).map(({ code, name }) => ({
          value: code,
          label: name[locale],
        }))}
        onChange={onChange}
      />
      {value.length > 0 && onAsk && (
        <Notice tone="due" live>
          <p>{t('contacts.signs.noticed', { count: value.length })}</p>
          <Button shortcut="d" onClick={onAsk}>
            {t('contacts.signs.ask')}
          </Button>
        </Notice>
      )}
    </details>
  )
}
