import { useState } from 'preact/hooks'
import { problemWords } from '#i18n/problems.ts'
import { ApiProblem, call, useT } from '#staff/hooks.ts'
import { composeReferral } from '../contract.ts'
import type { Shown, Wish } from './wanted.ts'

export interface Look {
  readonly shown: Shown | null
  /** Something was changed in the form since. */
  readonly stale: boolean
  readonly looking: boolean
  readonly error: ApiProblem | null
  /** By field, in the reader's language. */
  readonly errors: Readonly<Record<string, string>>
  /** Looks now; answers what is shown, or null where it was refused. */
  readonly take: () => Promise<Shown | null>
}

/**
 * Asks what the receiver would see, when the worker asks and not with every letter: each look reads the person's file
 * and stands in the log. No key goes with it, so that the answer is not kept as the receipt of a change.
 */
export function useLook(wish: Wish): Look {
  const t = useT()
  const question = JSON.stringify(wish)
  const [state, setState] = useState<{ shown: Shown; of: string } | null>(null)
  const [looking, setLooking] = useState(false)
  const [error, setError] = useState<ApiProblem | null>(null)
  const take = async () => {
    setLooking(true)
    setError(null)
    try {
      const shown = await call(composeReferral, wish)
      setState({ shown, of: question })
      return shown
    } catch (problem) {
      setError(problem instanceof ApiProblem ? problem : new ApiProblem(0, { code: 'network' }))
      return null
    } finally {
      setLooking(false)
    }
  }
  return {
    shown: state?.shown ?? null,
    stale: state !== null && state.of !== question,
    looking,
    error,
    errors: Object.fromEntries(
      (error?.errors ?? []).map(({ path, code }) => [path.replace(/\[.*$/, ''), problemWords(t, code)]),
    ),
    take,
  }
}
