/** What other modules' screens may use. */
export { FilesOfPerson, type PersonFile } from './FilesOfPerson.tsx'
