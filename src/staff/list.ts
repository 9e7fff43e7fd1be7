import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ReplyOf, Route, SentOf } from '#lib/contract.ts'
import { ApiProblem, call } from './api.ts'
import { type Options, useData } from './data.ts'
import { keptScroll } from './router.ts'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}
interface Rest<Item> extends Page<Item> {
  /** What the rest continues: the question, and the place where its first page ended. */
  readonly of: string
}

/** In this window only, so that whoever comes back from a file finds the list as long as it was. */
const left = new Map<string, Rest<{ readonly id: string }>>()
// What somebody changed stands in it as it was.
for (const name of ['hamroh-session-over', 'hamroh-forget'])
  globalThis.addEventListener?.(name, () => left.clear())

type ItemOf<R extends Route> = ReplyOf<R> extends Page<infer Item> ? Item & { readonly id: string } : never

/**
 * A list that comes in pages: `useData` for the first, and what stands behind it. `items` are those drawn now: of a long
 * list first what fits a screen, the rest a moment later, so that an answer is seen before what lies below it is laid out.
 */
export function useList<R extends Route>(route: R, input: SentOf<R>, options?: Options) {
  const first = useData(route, input, options)
  const question = [route.path, input]
  const rest = useMore<ItemOf<R>>(
    first.data as Page<ItemOf<R>> | undefined, // `ItemOf` read it from there
    question,
    cursor => call(route, { ...(input as object), cursor } as SentOf<R>) as Promise<Page<ItemOf<R>>>, // as above
  )
  const drawn = useFirstLines(rest.items, JSON.stringify(question))
  return { ...first, ...rest, items: drawn, more: drawn === rest.items ? rest.more : null }
}

const firstLines = 24

function useFirstLines<Item>(all: readonly Item[], question: string): readonly Item[] {
  // Whoever comes back to a place further down finds it in the first frame.
  const [whole, setWhole] = useState(() => (keptScroll() > 0 ? question : null))
  const isWhole = whole === question || all.length <= firstLines
  useEffect(() => {
    if (isWhole) return
    const timer = setTimeout(() => setWhole(question))
    return () => clearTimeout(timer)
  }, [isWhole, question])
  return useMemo(() => (isWhole ? all : all.slice(0, firstLines)), [all, isWhole])
}

/** The pages after the first, fetched when asked for and put behind it; forgotten when the question changes. */
export function useMore<Item extends { readonly id: string }>(
  first: Page<Item> | undefined,
  question: unknown,
  fetch: (cursor: string) => Promise<Page<Item>>,
) {
  const [rest, setRest] = useState<Rest<Item> | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const of = JSON.stringify([question, first?.next])
  // Of this question, as `of` says; so its rows are of this kind.
  const behind = rest?.of === of ? rest : ((left.get(of) as Rest<Item> | undefined) ?? null)
  const next = behind ? behind.next : (first?.next ?? null)
  const more = async () => {
    if (next === null || busy) return
    setBusy(true)
    try {
      const page = await fetch(next)
      const longer = { of, items: [...(behind?.items ?? []), ...page.items], next: page.next }
      left.set(of, longer)
      setRest(longer)
      setProblem(null)
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, { code: 'network' }))
    }
    setBusy(false)
  }
  const items = useMemo(() => joined(first?.items ?? [], behind?.items ?? []), [first, behind])
  return { items, more: next === null ? null : () => void more(), busy, problem }
}

/** What changed meanwhile moves up and would stand in two pages. */
function joined<Item extends { readonly id: string }>(first: readonly Item[], behind: readonly Item[]) {
  const shown = new Map([...behind, ...first].map(item => [item.id, item]))
  return [...new Set([...first, ...behind].map(item => item.id))].flatMap(id => shown.get(id) ?? [])
}
