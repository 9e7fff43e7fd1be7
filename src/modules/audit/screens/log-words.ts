import { useEffect, useState } from 'preact/hooks'
import type { Locale } from '#i18n/locales.ts'
import { ApiProblem, useLocale } from '#staff/hooks.ts'

type File = Readonly<Record<string, string | { readonly text: string }>>

/** Some three hundred words that one role reads: a file of their own, so that nobody else's phone fetches them. */
const files: Readonly<Record<Locale, () => Promise<{ readonly default: File }>>> = {
  en: () => import('../messages/log-en.json'),
  ru: () => import('../messages/log-ru.json'),
  tg: () => import('../messages/log-tg.json'),
  ky: () => import('../messages/log-ky.json'),
  uz: () => import('../messages/log-uz.json'),
  kk: () => import('../messages/log-kk.json'),
}

export interface LogWords {
  /** An action of before that is called otherwise today is shown by its code. */
  readonly action: (code: string) => string
  /** Null where the common words say what kind of record it is. */
  readonly thing: (kind: string) => string | null
  /** Parts of the work, each with its actions, in the order of the alphabet. */
  readonly areas: readonly {
    readonly code: string
    readonly name: string
    readonly actions: readonly string[]
  }[]
}

/** Null until they are here. */
export function useLogWords(): { readonly words: LogWords | null; readonly problem: ApiProblem | null } {
  const locale = useLocale()
  const [known, setKnown] = useState<LogWords | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  useEffect(() => {
    let gone = false
    files[locale]().then(
      file => {
        if (gone) return
        setKnown(wordsIn(file.default, locale))
        setProblem(null)
      },
      () => !gone && setProblem(new ApiProblem(0, { code: 'network' })),
    )
    return () => {
      gone = true
    }
  }, [locale])
  return { words: known, problem }
}

function wordsIn(file: File, locale: Locale): LogWords {
  const of = (key: string) => {
    const entry = file[key]
    return typeof entry === 'object' ? entry.text : entry
  }
  const action = (code: string) => of(code) ?? code
  const codes = Object.keys(file)
  const inOrder = (a: string, b: string) => a.localeCompare(b, locale)
  const areas = codes
    .filter(code => code.startsWith('area.'))
    .map(code => code.slice('area.'.length))
    .map(code => ({
      code,
      name: of(`area.${code}`) ?? code,
      actions: codes.filter(one => one.startsWith(`${code}.`)).sort((a, b) => inOrder(action(a), action(b))),
    }))
    .sort((a, b) => inOrder(a.name, b.name))
  return { action, areas, thing: kind => of(`thing.${kind}`) ?? null }
}
