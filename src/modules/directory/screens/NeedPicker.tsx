import { searchNeeds } from '#platform/content/search-needs.ts'
import type { Taxonomy } from '#platform/content/taxonomy.ts'
import { useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { useNames, useTaxonomy } from './lists.ts'

interface Props {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  readonly shortcut?: string | undefined
  /** Codes of needs, in the order chosen. */
  readonly value: readonly string[]
  readonly onChange: (codes: string[]) => void
  /** Typed and not chosen yet, where the form keeps it. */
  readonly typed?: string | undefined
  readonly onType?: ((typed: string) => void) | undefined
}

/**
 * What the server sends is the taxonomy; its narrower types were checked there. Whoever presses the field's own key when
 * the field has the focus already means what follows that letter.
 */
function found(sent: object, typed: string, hasKey: boolean) {
  const taxonomy = sent as Taxonomy
  const hits = searchNeeds(taxonomy, typed)
  return (hits.length || !hasKey ? hits : searchNeeds(taxonomy, typed.slice(1))).map(({ need }) => need)
}

/** Needs by typing what the person said, in any of six languages; searched on the device, so it works offline. */
export function NeedPicker({ value, onChange, ...field }: Props) {
  const taxonomy = useTaxonomy()
  const locale = useLocale()
  const names = useNames()
  const t = useT()
  const areas = new Map(taxonomy?.areas.map(area => [area.code, area.name[locale]]))
  const source = (typed: string) => {
    if (!taxonomy) return []
    const hits = typed
      ? found(taxonomy, typed, field.shortcut !== undefined)
      : taxonomy.needs.filter(need => need.ask)
    return hits
      .filter(need => !value.includes(need.code))
      .slice(0, 8)
      .map(need => ({ id: need.code, label: need.name[locale], hint: areas.get(need.area) }))
  }
  return (
    <div class="stack">
      <Combobox
        {...field}
        required={field.required === true && value.length === 0}
        clear
        waiting={!taxonomy}
        source={source}
        onChoose={({ id }) => onChange([...value, id])}
      />
      {value.length > 0 && (
        <div class="chips">
          {value.map(code => (
            <Button
              key={code}
              look="quiet"
              icon="close"
              label={t('directory.remove', { name: names(code) })}
              onClick={() => onChange(value.filter(one => one !== code))}
            >
              {names(code)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
