import { useEffect, useMemo, useState } from 'preact/hooks'
import { isLocale, localeNames } from '#i18n/locales.ts'
import type { SentOf } from '#lib/contract.ts'
import { type ApiProblem, call, useData, useFormat, useLocale, useT } from '#staff/hooks.ts'
import { type Proposal, propose, readTaxonomy, type TaxonomyView } from '../contract.ts'

/** The lists one chooses from; kept on the device, so that they are there without a network. */
export function useTaxonomy(): TaxonomyView | undefined {
  return useData(readTaxonomy, {}, { keep: true, freshFor: 3600 }).data?.taxonomy ?? undefined
}

/** Names of needs, areas and target groups in the reader's language; the code where it is not known (yet). */
export function useNames() {
  const taxonomy = useTaxonomy()
  const locale = useLocale()
  return useMemo(() => {
    const all = [...(taxonomy?.areas ?? []), ...(taxonomy?.needs ?? []), ...(taxonomy?.targetGroups ?? [])]
    const names = new Map(all.map(({ code, name }) => [code, name[locale]]))
    return (code: string) => names.get(code) ?? code
  }, [taxonomy, locale])
}

export const languageName = (code: string) => (isLocale(code) ? localeNames[code] : code)

/** A reason as a short phrase. */
export function useReasonWords() {
  const t = useT()
  const names = useNames()
  const format = useFormat()
  return ({ code, value }: Proposal['reasons'][number]): string => {
    const key = `directory.reason.${code}` as const
    if (typeof value === 'number') return t(key, { count: value })
    if (code === 'language') return t(key, { name: format.list([languageName(value ?? '')]) })
    return t(key, { name: names(value ?? '') })
  }
}

export interface ProposalState {
  readonly items: readonly Proposal[] | undefined
  readonly error: ApiProblem | null
  readonly loading: boolean
}

/** Asks for proposals whenever the question changes; late answers to earlier questions are dropped. Null: do not ask. */
export function useProposals(query: SentOf<typeof propose> | null): ProposalState {
  const [state, setState] = useState<ProposalState>({ items: undefined, error: null, loading: false })
  const question = query === null ? null : JSON.stringify(query)
  useEffect(() => {
    if (question === null) return setState({ items: undefined, error: null, loading: false })
    const stop = new AbortController()
    setState(old => ({ ...old, loading: true }))
    const timer = setTimeout(() => {
      call(propose, JSON.parse(question), { signal: stop.signal }).then(
        ({ items }) => setState({ items, error: null, loading: false }),
        error => !stop.signal.aborted && setState(old => ({ ...old, error, loading: false })),
      )
    }, 200)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [question])
  return state
}
