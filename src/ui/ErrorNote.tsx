import { refusalWords } from '#i18n/problems.ts'
import type { Translate } from '#i18n/translate.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import { useWords } from './words.ts'

/** What the server (or its silence) said: see ApiProblem of the staff app. */
export interface ProblemLike {
  readonly code: string
  readonly instance?: string | undefined
}

interface Props {
  readonly problem: ProblemLike | null | undefined
  readonly onRetry?: (() => void) | undefined
}

/** What happened and what to do, where nothing was typed: a form says besides what it keeps. Nothing while there is no problem. */
export function ErrorNote({ problem, onRetry }: Props) {
  const { t } = useWords()
  if (!problem) return null
  return (
    <Notice tone="danger" live>
      <p>{problem.code === 'network' ? t('ui.error.noAnswer') : problemSentence(t, problem)}</p>
      {onRetry && (
        <p>
          <Button onClick={onRetry}>{t('ui.retry')}</Button>
        </p>
      )}
    </Notice>
  )
}

/** The sentence of a problem with what was typed, also for codes this build does not know yet. */
export function problemSentence(t: Translate, { code, instance }: ProblemLike): string {
  if (code === 'network') return t('ui.error.network')
  if (code === 'invalid') return t('ui.error.invalid')
  if (code === 'fault_of_ours') return t('ui.error.unexpected', { number: instance?.slice(-12) ?? '–' })
  const words = refusalWords(t, code)
  return words.startsWith('refusal.') ? t('ui.error.title') : words
}
