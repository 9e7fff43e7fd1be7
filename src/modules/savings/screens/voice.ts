import { useEffect, useState } from 'preact/hooks'
import { createValue } from '#staff/value.ts'

/** Browsers tell their voices late: every look at them follows this. */
const voicesAt = createValue(0)
if ('speechSynthesis' in globalThis)
  speechSynthesis.addEventListener?.('voiceschanged', () => voicesAt.set(voicesAt.get() + 1))

/** Whether this phone has a voice for a language. Most have Russian and English, few have Tajik or Kyrgyz. */
export function useCanSpeak(locale: string): boolean {
  const [can, setCan] = useState(() => voiceOf(locale) !== undefined)
  useEffect(() => {
    const look = () => setCan(voiceOf(locale) !== undefined)
    look()
    return voicesAt.watch(look)
  }, [locale])
  return can
}

export function speakAloud(locale: string, text: string): void {
  const voice = voiceOf(locale)
  if (!voice) return
  const words = new SpeechSynthesisUtterance(text)
  words.voice = voice
  words.lang = voice.lang
  words.rate = 0.9
  speechSynthesis.cancel()
  speechSynthesis.speak(words)
}

export function beSilent(): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
}

const kept = 'hamroh.speaks'

/** Whether the phone says each step aloud: off until somebody switches it on, for this phone. */
export const speaks = createValue(readKept())

export function setSpeaks(on: boolean): void {
  speaks.set(on)
  if (!on) beSilent()
  try {
    localStorage.setItem(kept, on ? '1' : '0')
  } catch {
    // A private window: it holds until the page goes.
  }
}

function readKept(): boolean {
  try {
    return localStorage.getItem(kept) === '1'
  } catch {
    return false
  }
}

function voiceOf(locale: string): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined
  // Only voices that are on the phone: others would need the network, and would send the group's sums away.
  return speechSynthesis.getVoices().find(({ lang, localService }) => localService && lang.startsWith(locale))
}
