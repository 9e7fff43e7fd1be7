import { useId, useState } from 'preact/hooks'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import { useWords } from './words.ts'

export interface DifferingField {
  readonly key: string
  readonly label: string
  /** In words, as the form shows them. */
  readonly yours: string
  readonly theirs: string
  /** Before either changed it: where only one did, that one is taken without asking. */
  readonly before?: string | undefined
  /** Free text: both may be kept, one below the other. */
  readonly free?: boolean | undefined
}

interface Props {
  readonly fields: readonly DifferingField[]
  /** Which version was taken of each field; the screen sends it on the newest version number. */
  readonly onChoose: (taken: Readonly<Record<string, Side>>) => void
  readonly onCancel: () => void
}
export type Side = 'yours' | 'theirs' | 'both'

/** Somebody else changed the same record: both versions side by side, decided field by field. */
export function Conflict({ fields, onChoose, onCancel }: Props) {
  const { t } = useWords()
  const id = useId()
  const [taken, setTaken] = useState<Readonly<Record<string, Side>>>({})
  const differing = fields.filter(isDisputed)
  const whose = (field: DifferingField): Side =>
    taken[field.key] ?? (field.yours === field.before ? 'theirs' : 'yours')
  const decide = () => onChoose(Object.fromEntries(fields.map(field => [field.key, whose(field)])))
  const sides = (field: DifferingField): readonly Side[] =>
    field.free ? ['yours', 'theirs', 'both'] : ['yours', 'theirs']
  return (
    <section class="versions">
      <Notice tone="due" live>
        {t('ui.error.conflict')}
      </Notice>
      {differing.map(field => (
        <fieldset key={field.key}>
          <legend>{field.label}</legend>
          <div>
            {sides(field).map(side => (
              <label key={side} class="check">
                <input
                  type="radio"
                  name={`${id}-${field.key}`}
                  checked={whose(field) === side}
                  onChange={() => setTaken({ ...taken, [field.key]: side })}
                />
                <span>
                  <span class="small soft">{t(`ui.conflict.${side}`)}</span>
                  <br />
                  {side === 'both' ? <Both field={field} /> : field[side] || '–'}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div class="row">
        <Button look="main" onClick={decide}>
          {t('ui.save')}
        </Button>
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
      </div>
    </section>
  )
}

function Both({ field }: { readonly field: DifferingField }) {
  return (
    <>
      {field.theirs}
      <br />
      {field.yours}
    </>
  )
}

function isDisputed({ yours, theirs, before }: DifferingField): boolean {
  return yours !== theirs && (before === undefined || (yours !== before && theirs !== before))
}
