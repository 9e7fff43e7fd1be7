import type { Day, Instant } from '#lib/day.ts'
import { useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { undoMerge } from '../contract/duplicates.ts'
import type { MergedFile, PersonView } from '../contract.ts'

interface Props {
  readonly person: PersonView
  readonly onChanged: () => void
}

/** What files that were joined with this one say of the person, and the way back. */
export function MergedCard({ person, onChanged }: Props) {
  const t = useT()
  if (person.merged.length === 0) return null
  return (
    <section class="card stack">
      <h2>{t('people.pairs.merged')}</h2>
      {person.merged.map(file => (
        <OneFile key={file.id} file={file} may={person.may.merge} onChanged={onChanged} />
      ))}
    </section>
  )
}

interface OneProps {
  readonly file: MergedFile
  readonly may: boolean
  readonly onChanged: () => void
}

function OneFile({ file, may, onChanged }: OneProps) {
  const t = useT()
  const { day, instant, list } = useFormat()
  const change = useChange(undoMerge)
  const undo = async () => {
    if ((await change.send({ id: file.mergeId })).ok) onChanged()
  }
  const facts = [
    file.sex && t(`ui.sex.${file.sex}`),
    file.birthDay ? day(file.birthDay as Day) : file.birthYear && String(file.birthYear),
    file.placeText,
    file.notes,
    file.healthNote,
  ]
  const said = {
    into: file.into,
    name: file.mergedBy ?? '–',
    when: instant(file.mergedAt as Instant),
  }
  return (
    <div class="stack">
      <div>
        <b>{list(file.names.map(name => name.text)) || t('people.anonymous')}</b>{' '}
        <span class="soft">{file.reference}</span>
        <br />
        <span class="small" style={{ whiteSpace: 'pre-line' }}>
          {facts.filter(Boolean).join(' · ')}
        </span>
        <br />
        <span class="small soft">{t('people.pairs.merged.by', said)}</span>
      </div>
      <ErrorNote problem={change.error} />
      {may && (
        <div class="row">
          <Button look="quiet" busy={change.sending} onClick={() => void undo()}>
            {t('people.pairs.undo')}
          </Button>
        </div>
      )}
    </div>
  )
}
