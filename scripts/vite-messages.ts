/** Gives the browser the words of one language at a time: `import('virtual:messages/tg')` is a chunk of its own. */
import type { Plugin } from 'vite'
import { type Locale, locales } from '#i18n/locales.ts'
import { wordParts } from '#i18n/parts.ts'
import { loadMessages } from '#platform/messages.ts'
import { type Place, staffWords } from './staff-words.ts'

const prefix = 'virtual:messages'

type Catalogues = Readonly<Record<string, Record<string, string>>>

/**
 * `virtual:messages/<locale>` holds a language's words for the staff app as its default export,
 * `virtual:messages/<part>-<locale>` those that come with the screens of a module of `wordParts`; `virtual:messages`
 * exports `loadMessages(locale, part?)`, which fetches them when they are wanted. `root` is the repository.
 */
export function messagesPlugin(root: string): Plugin {
  let read: Promise<Catalogues> | undefined
  return {
    name: 'hamroh-messages',
    buildStart() {
      read = undefined
    },
    resolveId(id) {
      return id === prefix || names.includes(nameIn(id)) ? `\0${id}` : null
    },
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null
      const wanted = id.slice(1)
      if (wanted === prefix) return chooser()
      read ??= cataloguesOf(root)
      return asModule((await read)[nameIn(wanted)] ?? {})
    },
    async hotUpdate({ file }) {
      if (!/[\\/]messages[\\/]\w+\.json$/.test(file)) return
      read = undefined
      const graph = this.environment.moduleGraph
      for (const name of names) {
        const module = graph.getModuleById(`\0${prefix}/${name}`)
        if (module) graph.invalidateModule(module)
      }
      this.environment.hot.send({ type: 'full-reload' })
    },
  }
}

const nameOf = (locale: Locale, place: Place) => (place === 'door' ? locale : `${place}-${locale}`)
const names = locales.flatMap(locale => [locale, ...wordParts.map(part => nameOf(locale, part))])

function nameIn(id: string): string {
  return id.startsWith(`${prefix}/`) ? id.slice(prefix.length + 1) : ''
}

async function cataloguesOf(root: string): Promise<Catalogues> {
  const [messages, placeOf] = await Promise.all([loadMessages(root), staffWords(root)])
  const catalogues = Object.fromEntries(names.map(name => [name, {} as Record<string, string>]))
  for (const locale of locales)
    for (const [key, text] of Object.entries(messages[locale])) {
      const place = placeOf(key)
      const catalogue = place && catalogues[nameOf(locale, place)]
      if (catalogue) catalogue[key] = text
    }
  return catalogues
}

/** Browsers read JSON faster than an object literal of this size. */
function asModule(messages: Record<string, string>): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(messages))})\n`
}

function chooser(): string {
  const entries = names.map(name => `'${name}': () => import('${prefix}/${name}')`).join(', ')
  return [
    `const all = { ${entries} }`,
    'export const loadMessages = async (locale, part) =>',
    // A copy: whoever joins parts to it does not change what the next one gets.
    "  ({ ...(await all[part ? part + '-' + locale : locale]()).default })\n",
  ].join('\n')
}
