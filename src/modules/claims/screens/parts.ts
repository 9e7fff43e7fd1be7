/** What screens of other modules may use. */
export { ClaimsOfCase } from './ClaimsOfCase.tsx'
export { RecoveredFigures } from './RecoveredFigures.tsx'
