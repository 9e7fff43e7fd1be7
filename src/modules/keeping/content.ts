import { join } from 'node:path'
import * as v from 'valibot'
import { readYaml } from '#platform/content/read-pack.ts'
import { type KeptKind, keptKinds } from './domain/rules.ts'

const pack = v.object({
  version: v.string(),
  checked: v.string(),
  reviewed_by: v.nullable(v.string()),
  sources: v.array(v.object({ title: v.string() })),
  rules: v.pipe(
    v.array(
      v.object({ kind: v.picklist(keptKinds), months: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    ),
    v.check(
      rules => keptKinds.every(kind => rules.filter(rule => rule.kind === kind).length === 1),
      'each kind once',
    ),
  ),
})

let months: ReadonlyMap<KeptKind, number> | undefined

/** Reads the times that hold where an organisation says nothing else; once, at the start. */
export async function loadKeepingTimes(): Promise<void> {
  const root = join(import.meta.dirname, '..', '..', '..', 'content')
  const { rules } = readYaml(root, 'keeping/retention.yaml', pack)
  months = new Map(rules.map(rule => [rule.kind, rule.months]))
}

export function defaultMonths(kind: KeptKind): number {
  const found = months?.get(kind)
  if (found === undefined) throw new Error('the times of keeping have not been read')
  return found
}
