import '#ui/tokens.css'
import '#ui/ui.css'
import './fonts.css'
import './shell.css'
import { render } from 'preact'
import { screens } from '../screens.ts'
import { App } from './App.tsx'
import { startKeys } from './acts.ts'
import { startLock } from './lock.ts'
import { startRouter } from './router.ts'
import { speakReadersLanguage, startSession } from './session.ts'
import { startUpdates } from './update.ts'

async function start(): Promise<void> {
  // Calendar arithmetic; older phones get it from us.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  await speakReadersLanguage()
  startRouter()
  startKeys()
  render(<App screens={screens} />, document.getElementById('app') as HTMLElement)
  startUpdates()
  startLock()
  await startSession()
}

start().catch(error => {
  document.body.textContent = `Hamroh could not start: ${String(error)}`
})
