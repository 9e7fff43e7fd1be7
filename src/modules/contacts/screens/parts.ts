/** What other modules' screens may use. */
export { ContactsOfPerson } from './ContactsOfPerson.tsx'
