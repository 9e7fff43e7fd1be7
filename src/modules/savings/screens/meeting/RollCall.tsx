import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { currentMembers } from '../../domain/book.ts'
import { fineFor } from '../../domain/constitution.ts'
import { hasQuorum } from '../../domain/group.ts'
import type { Happening } from '../../domain/journal.ts'
import { saveDraft } from '../box/group.ts'
import { Big, Tile } from '../Parts.tsx'
import { useGroup, useRecord } from '../use-group.ts'

const states = ['present', 'late', 'absent', 'excused', 'represented'] as const
type State = (typeof states)[number]
type Draft = Readonly<Record<string, State>>

/** One tap further for each state; everybody is here until somebody taps, but who went away for the season. */
export function RollCall() {
  const t = useT()
  const { group, book, rules } = useGroup()
  const { write, problem, busy } = useRecord()
  const draft = (group.draft.roll ?? {}) as Draft // written below
  const members = currentMembers(book)
  // Who works abroad is not expected in the room: nobody has to say so at every meeting.
  const usual = new Map(
    members.map(({ id, state }) => [id, state === 'away' ? 'excused' : 'present'] as const),
  )
  const stateOf = (member: string): State => draft[member] ?? usual.get(member) ?? 'present'
  const inState = (state: State) => members.map(one => one.id).filter(member => stateOf(member) === state)
  const tap = (member: string) => {
    const next = states[(states.indexOf(stateOf(member)) + 1) % states.length] as State
    saveDraft(group, 'roll', { ...draft, [member]: next }).catch(() => undefined)
  }
  const here = inState('present').length + inState('late').length
  const open = async () => {
    const rollCall = {
      ...{ absent: inState('absent'), late: inState('late') },
      ...{ excused: inState('excused'), represented: inState('represented') },
    }
    const fines = (['absent', 'late'] as const).flatMap(code => {
      const fine = fineFor(rules, code)
      return fine.amount === 0
        ? []
        : rollCall[code].map((member): Happening => ({ kind: 'fine_raised', member, code, ...fine }))
    })
    const number = book.lastNumber + 1
    if (await write({ kind: 'meeting_opened', number, rollCall }, ...fines)) {
      await saveDraft(group, 'roll', {})
      scrollTo(0, 0)
    }
  }
  const quorum = book.governance?.quorum
  return (
    <>
      <p>{t('savings.roll.how')}</p>
      <ul class="tiles two">
        {members.map(({ id }) => (
          <Tile key={id} member={id} done={stateOf(id) === 'present'}>
            <button
              type="button"
              class="pay"
              aria-pressed={stateOf(id) === 'present'}
              onClick={() => tap(id)}
            >
              {t(`savings.roll.${stateOf(id)}`)}
            </button>
          </Tile>
        ))}
      </ul>
      <p>
        <b>{t('savings.roll.here', { here, members: members.length })}</b>
      </p>
      {quorum && !hasQuorum(quorum, here, members.length) && (
        <Notice tone="due">{t('savings.roll.no_quorum')}</Notice>
      )}
      <ErrorNote problem={problem} />
      <div class="sticky">
        <Big main icon="people" busy={busy} onClick={() => void open()}>
          {t('savings.roll.open')}
        </Big>
      </div>
    </>
  )
}
