import { useEffect, useState } from 'preact/hooks'
import type { LiveResult, Screen } from './screen.ts'

const pause = 250
const shortest = 3
const nothing: readonly LiveResult[] = []

/** What the screens' own searches find for what is typed; a newer letter calls off what was asked before. */
export function useLiveResults(screens: readonly Screen[], typed: string): readonly LiveResult[] {
  const [found, setFound] = useState(nothing)
  const wanted = typed.trim()
  useEffect(() => {
    if (wanted.length < shortest) {
      setFound(nothing)
      return
    }
    const stop = new AbortController()
    const ask = async () => {
      const searches = screens.flatMap(({ search }) => (search?.live ? [search.live] : []))
      // One that fails (no network, too many) leaves the palette without its results; its screen says why.
      const answers = await Promise.allSettled(searches.map(live => live(wanted, stop.signal)))
      if (stop.signal.aborted) return
      setFound(answers.flatMap(answer => (answer.status === 'fulfilled' ? answer.value : [])))
    }
    const timer = setTimeout(() => void ask(), pause)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [screens, wanted])
  return found
}
