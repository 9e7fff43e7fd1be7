import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { ApiProblem } from '#staff/api.ts'
import { call } from '#staff/hooks.ts'
import { findPeople, type searchPurposes } from '../contract.ts'

export type Finding = ReplyOf<typeof findPeople>

export interface Find {
  readonly found: Finding | null
  readonly searching: boolean
  readonly problem: ApiProblem | null
}

const pause = 200
const shortest = 2
const nothing: Find = { found: null, searching: false, problem: null }

/** Asks once typing pauses and calls off what was asked before; keeps the last answer until the next one is here. */
export function useFind(text: string, purpose: (typeof searchPurposes)[number], limit = 20): Find {
  const [state, setState] = useState<Find>(nothing)
  const wanted = text.trim()
  useEffect(() => {
    if (wanted.length < shortest) {
      setState(nothing)
      return
    }
    const stop = new AbortController()
    setState(before => ({ ...before, searching: true }))
    const ask = async () => {
      try {
        const found = await call(findPeople, { text: wanted, purpose, limit }, { signal: stop.signal })
        if (!stop.signal.aborted) setState({ found, searching: false, problem: null })
      } catch (error) {
        // What `call` throws is always a problem with words.
        if (!stop.signal.aborted) setState({ ...nothing, problem: error as ApiProblem })
      }
    }
    const timer = setTimeout(() => void ask(), pause)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [wanted, purpose, limit])
  return state
}
