import { useState } from 'preact/hooks'
import { useFormat, useT } from '#staff/hooks.ts'
import { ErrorNote, type ProblemLike } from '#ui/ErrorNote.tsx'
import type { Entry } from '../domain/entry.ts'
import { keepOurs, mayWrite } from '../domain/phone-log.ts'
import { giveUpOurs, openedBy, recordMade } from './box/group.ts'
import { reachServer } from './box/line.ts'
import { Big } from './Parts.tsx'
import { useSentence } from './sentences.ts'
import { problemOf, useGroup } from './use-group.ts'

/** Two phones wrote: both versions side by side, and the group says which is true. Neither is lost. */
export function Forks() {
  const t = useT()
  const { group } = useGroup()
  const [problem, setProblem] = useState<ProblemLike | null>(null)
  const { fork, entries } = group.log
  const holders = openedBy(group)
  const attempt = (work: () => Promise<unknown>) => {
    setProblem(null)
    work().catch(error => setProblem(problemOf(error)))
  }
  const chooseOurs = () =>
    attempt(async () => {
      await recordMade(group, (at, id) => keepOurs(group.log, at, { id, holders, secret: group.secret }))
      await reachServer(group)
    })
  const chooseTheirs = () =>
    attempt(async () => {
      await giveUpOurs(group, holders)
      await reachServer(group)
    })
  return (
    <>
      {fork && (
        <div class="card stack">
          <h2>{t('savings.fork')}</h2>
          <p>{t('savings.fork.how')}</p>
          <Branch title={t('savings.fork.ours')} lines={entries.slice(fork.common)} />
          <Branch title={t('savings.fork.theirs')} lines={fork.theirs} />
          <ErrorNote problem={problem} />
          {mayWrite(group.log) && (
            <Big icon="check" onClick={chooseOurs}>
              {t('savings.fork.keep_ours')}
            </Big>
          )}
          <Big icon="check" onClick={chooseTheirs}>
            {t('savings.fork.keep_theirs')}
          </Big>
        </div>
      )}
      {group.own.dropped.map((lines, index) => (
        <div class="card" key={index}>
          <Branch title={t('savings.fork.dropped')} lines={lines} />
        </div>
      ))}
    </>
  )
}

function Branch({ title, lines }: { readonly title: string; readonly lines: readonly Entry[] }) {
  const format = useFormat()
  const sentence = useSentence()
  const last = lines.at(-1)
  return (
    <details open>
      <summary>
        <b>{title}</b> {last && <span class="soft">{format.instant(last.at)}</span>}
      </summary>
      <ul class="list">
        {lines.map(({ event, hash }) => {
          const words = sentence(event)
          return words === null ? null : <li key={hash}>{words}</li>
        })}
      </ul>
    </details>
  )
}
