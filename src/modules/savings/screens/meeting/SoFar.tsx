import { useMemo, useState } from 'preact/hooks'
import { useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { meetingSoFar } from '../../domain/passbook.ts'
import { isCorrectable } from '../../domain/record.ts'
import { useSentence } from '../sentences.ts'
import { useGroup, useRecord } from '../use-group.ts'

/** Everything written today, with what was taken back struck out but readable. */
export function SoFar() {
  const t = useT()
  const locale = useLocale()
  const { group } = useGroup()
  const { write, problem } = useRecord()
  const [isOpen, setIsOpen] = useState(false)
  const sentence = useSentence()
  // Of forty members there are hundreds of lines at the end: made once after each tap, drawn only while somebody looks.
  const lines = useMemo(
    () =>
      meetingSoFar(group.log.entries).flatMap(({ entry, takenBack }) => {
        const words = sentence(entry.event)
        return words === null ? [] : [{ event: entry.event, takenBack, words }]
      }),
    [group.log.log.head.hash, group.people, locale],
  )
  if (lines.length === 0) return null
  return (
    <details class="card" onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>
        <b>{t('savings.so_far', { count: lines.length })}</b>
      </summary>
      <ErrorNote problem={problem} />
      {isOpen && (
        <ul class="list">
          {lines.toReversed().map(({ event, takenBack, words }) => (
            <li key={event.id} class="row apart">
              {takenBack ? <s>{words}</s> : <span>{words}</span>}
              {!takenBack && isCorrectable(event.kind) && (
                <Button
                  look="quiet"
                  icon="back"
                  onClick={() => void write({ kind: 'corrected', corrects: event.id, reason: 'taken back' })}
                >
                  {t('savings.take_back')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
