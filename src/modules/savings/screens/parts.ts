export { SavingsFigures } from './programme/SavingsFigures.tsx'
