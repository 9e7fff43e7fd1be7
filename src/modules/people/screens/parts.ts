// What screens of other modules may use: the architecture test lets them import this file, nothing else from here.
export { ConsentForm } from './ConsentForm.tsx'
export { PersonPicker, type PickedPerson } from './PersonPicker.tsx'
export { SafeWaysCard } from './SafeWaysCard.tsx'
export { sentWay, type WayDraft, WayFields, wayDraft } from './WayFields.tsx'
