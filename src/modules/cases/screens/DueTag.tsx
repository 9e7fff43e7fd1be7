import type { Day } from '#lib/day.ts'
import { useFormat } from '#staff/hooks.ts'
import { Tag } from '#ui/Tag.tsx'
import { dueState } from '../domain/plan.ts'

/** A day as one says it (“tomorrow”), red where it is past, amber where it is near. */
export function DueTag({ day }: { readonly day: string | null }) {
  const format = useFormat()
  if (!day) return null
  const state = dueState(day as Day, format.today())
  const tone = state === 'overdue' ? 'danger' : state === 'later' ? undefined : 'due'
  return <Tag tone={tone}>{format.relativeDay(day as Day)}</Tag>
}
