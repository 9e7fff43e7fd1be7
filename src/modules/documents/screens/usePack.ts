import { useMemo } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useData } from '#staff/hooks.ts'
import { readTemplates } from '../contract.ts'
import type { Stock } from '../domain/fill.ts'
import type { LetterRule } from '../domain/law.ts'
import type { Template } from '../domain/template.ts'

export interface Pack {
  readonly templates: ReadonlyMap<string, Template>
  readonly stock: Stock
}

/** The templates, kept on the device: a letter is asked for and shown here without the server. */
export function usePack() {
  const { data, error, reload } = useData(readTemplates, {}, { keep: true, freshFor: 3600 })
  const pack = useMemo(() => (data ? packOf(data) : null), [data])
  return { pack, error, reload }
}

function packOf({ templates, stock }: ReplyOf<typeof readTemplates>): Pack {
  return {
    templates: new Map(templates.map(template => [template.code, template])),
    stock: {
      phrases: new Map(stock.phrases.map(one => [one.code, one.text])),
      fields: new Map(stock.fields.map(one => [one.code, one])),
      codes: new Map(stock.codes.map(one => [one.code, one.name])),
      // The cast: days travel as text.
      rules: new Map(stock.rules.map(one => [one.id, one as unknown as LetterRule])),
    },
  }
}
