/** Modules that the build makes: see scripts/vite-messages.ts. */
declare module 'virtual:messages/*' {
  const messages: Record<string, string>
  // biome-ignore lint/style/noDefaultExport: a JSON module has nothing else
  export default messages
}

declare module 'virtual:messages' {
  import type { Locale } from '#i18n/locales.ts'
  import type { WordPart } from '#i18n/parts.ts'

  /** Fetches the words of one language that are said everywhere, or those that come with a module's screens. */
  export function loadMessages(locale: Locale, part?: WordPart): Promise<Record<string, string>>
}

declare module '*.css'
