import { useMemo, useState } from 'preact/hooks'
import { ApiProblem } from '#staff/hooks.ts'

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
