/** What screens of other modules may use. */
export { StayOfCase } from './StayOfCase.tsx'
