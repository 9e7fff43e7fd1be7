export { TracingOfCase } from './TracingOfCase.tsx'
