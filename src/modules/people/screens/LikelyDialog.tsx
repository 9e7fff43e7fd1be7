import { hrefOf, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { LikelyPerson } from '../contract/duplicates.ts'
import { Judged } from './PairParts.tsx'
import type { PersonDraft } from './PersonForm.tsx'

interface Props {
  readonly draft: PersonDraft
  readonly likely: readonly LikelyPerson[]
  readonly busy: boolean
  readonly onNew: () => void
  readonly onClose: () => void
}

/** What was typed beside those who are probably the same person, before a second file is made. */
export function LikelyDialog({ draft, likely, busy, onNew, onClose }: Props) {
  const t = useT()
  const typed = [draft.otherNames, draft.birthDay || draft.birthYear, draft.place]
  return (
    <Dialog title={t('people.duplicate')} onClose={onClose} wide>
      <div class="stack">
        <div class="cols even">
          <section class="stack">
            <h3>{t('people.pairs.entered')}</h3>
            <p>
              <b>{draft.name}</b>
              <br />
              <span class="small">{typed.filter(Boolean).join(' · ')}</span>
            </p>
          </section>
          <section class="stack">
            {likely.map(person => (
              <div class="card stack" key={person.id}>
                <div>
                  <b>{person.name || person.label}</b> <span class="soft">{person.reference}</span>
                  <br />
                  <span class="small">{[person.birthYear, person.place].filter(Boolean).join(' · ')}</span>
                  <br />
                  <Judged kind={person.kind} why={person.why} />
                </div>
                <div class="row">
                  <LinkButton href={hrefOf(`/people/${person.id}`)}>{t('people.duplicate.open')}</LinkButton>
                </div>
              </div>
            ))}
          </section>
        </div>
        <div class="row end">
          <Button onClick={onClose}>{t('ui.back')}</Button>
          <Button look="main" busy={busy} onClick={onNew}>
            {t('people.duplicate.new')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
