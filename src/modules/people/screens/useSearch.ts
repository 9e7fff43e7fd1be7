import { useEffect, useState } from 'preact/hooks'
import type { ApiProblem } from '#staff/api.ts'
import { call } from '#staff/hooks.ts'
import { type FoundPerson, searchPeople, type searchPurposes } from '../contract.ts'

export interface Asked {
  readonly name: string
  readonly birthYear?: number | null
  readonly sex?: string | null
  readonly district?: string | null
}

export interface Search {
  readonly results: readonly FoundPerson[] | null
  readonly searching: boolean
  readonly problem: ApiProblem | null
}

const pause = 250
const shortest = 2

/** Asks once typing pauses; late answers to earlier letters are dropped. Nothing for less than two letters. */
export function useSearch(asked: Asked, purpose: (typeof searchPurposes)[number]): Search {
  const [found, setFound] = useState<Search>({ results: null, searching: false, problem: null })
  const { name, birthYear = null, sex = null, district = null } = asked
  useEffect(() => {
    if (name.trim().length < shortest) {
      setFound({ results: null, searching: false, problem: null })
      return
    }
    const stop = new AbortController()
    setFound(before => ({ ...before, searching: true }))
    const ask = async () => {
      try {
        const input = { name, birthYear, sex, district, purpose, limit: 20 }
        const { results } = await call(searchPeople, input, { signal: stop.signal })
        if (!stop.signal.aborted) setFound({ results, searching: false, problem: null })
      } catch (error) {
        // What `call` throws is always a problem with words.
        if (!stop.signal.aborted) setFound({ results: null, searching: false, problem: error as ApiProblem })
      }
    }
    const timer = setTimeout(() => void ask(), pause)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [name, birthYear, sex, district, purpose])
  return found
}
