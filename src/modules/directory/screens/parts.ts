/** What screens of other modules may use. */
export { languageName, useNames, useProposals, useReasonWords, useTaxonomy } from './lists.ts'
export { NeedPicker } from './NeedPicker.tsx'
export { PlacePicker } from './PlacePicker.tsx'
export { ProposalList } from './ProposalList.tsx'
export { ServiceFacts } from './ServiceFacts.tsx'
export { ServicePicker } from './ServicePicker.tsx'
