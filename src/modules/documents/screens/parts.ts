/** What screens of other modules may use. */
export { LettersOfCase } from './LettersOfCase.tsx'
