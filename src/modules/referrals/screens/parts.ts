/** What screens of other modules may use. */
export { ReferralsOfCase } from './ReferralsOfCase.tsx'
