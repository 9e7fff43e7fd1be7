import { useT } from '#staff/hooks.ts'
import type { Stock } from '../domain/fill.ts'
import type { FilledLetter } from '../domain/filled.ts'
import { LetterPaper } from '../pages/parts.tsx'
import './letter.css'

interface Props {
  readonly letter: FilledLetter
  readonly stock: Stock | null
}

/** A letter as it will be printed, on a screen of the staff. */
export function LetterView({ letter, stock }: Props) {
  const t = useT()
  const rules = stock?.phrases.get('rules_used')?.[letter.language]
  return <LetterPaper letter={letter} rules={rules} blank={t('documents.blank')} />
}
