import { useState } from 'preact/hooks'
import { ApiProblem } from '#staff/hooks.ts'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}
interface Rest<Item> extends Page<Item> {
  /** What the rest continues: the question, and the place where its first page ended. */
  readonly of: string
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
  const behind = rest?.of === of ? rest : null
  const next = behind ? behind.next : (first?.next ?? null)
  const more = async () => {
    if (next === null || busy) return
    setBusy(true)
    try {
      const page = await fetch(next)
      setRest({ of, items: [...(behind?.items ?? []), ...page.items], next: page.next })
      setProblem(null)
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, { code: 'network' }))
    }
    setBusy(false)
  }
  // What changed meanwhile moves up and would stand in two pages.
  const shown = new Map([...(behind?.items ?? []), ...(first?.items ?? [])].map(item => [item.id, item]))
  const order = [...(first?.items ?? []), ...(behind?.items ?? [])]
  const items = [...new Set(order.map(item => item.id))].flatMap(id => shown.get(id) ?? [])
  return { items, more: next === null ? null : () => void more(), busy, problem }
}
