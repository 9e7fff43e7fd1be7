import type { Page } from '#platform/module.ts'
import { emptyAsk, sendAsk } from './ask.tsx'
import { home, who } from './home.tsx'
import { enterCode, showReply } from './reply.tsx'

/** Addresses after the language. */
export const pages: readonly Page[] = [
  { path: '/', run: home },
  { path: '/who', run: who },
  { path: '/ask', run: emptyAsk },
  { method: 'POST', path: '/ask', limitPerMinute: 30, run: sendAsk },
  { path: '/reply', run: enterCode },
  { method: 'POST', path: '/reply', limitPerMinute: 20, run: showReply },
]
