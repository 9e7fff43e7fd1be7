export { LanguageChooser } from './LanguageChooser.tsx'
