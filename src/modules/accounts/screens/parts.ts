export { LanguageChooser } from './LanguageChooser.tsx'
export { useColleagues } from './useColleagues.ts'
