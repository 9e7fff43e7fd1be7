/** Modules that the build makes: see scripts/vite-messages.ts. */
declare module 'virtual:messages/*' {
  const messages: Record<string, string>
  // biome-ignore lint/style/noDefaultExport: a JSON module has nothing else
  export default messages
}

declare module 'virtual:messages' {
  import type { Locale } from '#i18n/locales.ts'

  /** Fetches the words of one language. */
  export function loadMessages(locale: Locale): Promise<Record<string, string>>
}

declare module '*.css'
