import { hrefOf, useFormat, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { LikelyPerson } from '../contract/duplicates.ts'
import { Judged } from './PairParts.tsx'
import type { PersonDraft } from './PersonForm.tsx'
import type { useIntake } from './useIntake.ts'

interface Props {
  readonly draft: PersonDraft
  readonly intake: ReturnType<typeof useIntake>
  readonly busy: boolean
  /** Takes the person who is there already; without it their file can be opened. */
  readonly onPick?: (person: LikelyPerson) => void
}

/** What was typed beside those who are probably the same person, before a second file is made. Nothing where nobody is. */
export function LikelyDialog({ draft, intake, busy, onPick }: Props) {
  const t = useT()
  const { day } = useFormat()
  if (intake.likely.length === 0) return null
  const others = draft.otherNames.split('\n').map(name => name.trim())
  const typed = [...others, draft.birthDay ? day(draft.birthDay) : draft.birthYear, draft.place]
  return (
    <Dialog title={t('people.duplicate.title')} onClose={intake.close} wide>
      <div class="stack">
        <p>{t('people.duplicate')}</p>
        <section>
          <h3>{t('people.pairs.entered')}</h3>
          <p>
            <b>{draft.name}</b>
            <br />
            <span class="small">{typed.filter(Boolean).join(' · ')}</span>
          </p>
        </section>
        <section class="stack">
          <h3>{t('people.duplicate.there')}</h3>
          {intake.likely.map(person => (
            <div class="card row apart" key={person.id}>
              <Likely person={person} />
              {onPick ? (
                <Button onClick={() => onPick(person)}>{t('people.duplicate.pick')}</Button>
              ) : (
                <LinkButton href={hrefOf(`/people/${person.id}`)}>{t('people.duplicate.open')}</LinkButton>
              )}
            </div>
          ))}
        </section>
        <div class="row end">
          <Button onClick={intake.close}>{t('ui.back')}</Button>
          <Button look="main" busy={busy} onClick={intake.makeNew}>
            {t('people.duplicate.new')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Likely({ person }: { readonly person: LikelyPerson }) {
  return (
    <div>
      <b>{person.name || person.label}</b>
      <br />
      <span class="small">
        {[person.reference, person.birthYear, person.place].filter(Boolean).join(' · ')}
      </span>
      <br />
      <Judged kind={person.kind} why={person.why} />
    </div>
  )
}
