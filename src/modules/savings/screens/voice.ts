/** Whether this phone has a voice for a language. Most have Russian and English, few have Tajik or Kyrgyz. */
export function canSpeak(locale: string): boolean {
  return voiceOf(locale) !== undefined
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

function voiceOf(locale: string): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined
  // Only voices that are on the phone: others would need the network.
  return speechSynthesis.getVoices().find(({ lang, localService }) => localService && lang.startsWith(locale))
}
