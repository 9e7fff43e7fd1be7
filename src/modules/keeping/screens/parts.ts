/** What other modules' screens may use. */
export { RightsCard } from './RightsCard.tsx'
