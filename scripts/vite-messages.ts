/** Gives the browser the words of one language at a time: `import('virtual:messages/tg')` is a chunk of its own. */
import type { Plugin } from 'vite'
import { isLocale, locales } from '#i18n/locales.ts'
import { loadMessages } from '#platform/messages.ts'

const prefix = 'virtual:messages'

/** Words that only the public pages say, which the server draws: the staff app need not fetch them. */
const ofPagesOnly = ['claims.wages.']

/**
 * `virtual:messages/<locale>` is that language's merged catalogue as its default export; `virtual:messages` exports
 * `loadMessages(locale)`, which fetches it when it is wanted. `root` is the repository.
 */
export function messagesPlugin(root: string): Plugin {
  return {
    name: 'hamroh-messages',
    resolveId(id) {
      return id === prefix || isLocale(localePart(id)) ? `\0${id}` : null
    },
    async load(id) {
      if (!id.startsWith('\0')) return null
      const wanted = id.slice(1)
      if (wanted === prefix) return chooser()
      const locale = localePart(wanted)
      return isLocale(locale) ? asModule((await loadMessages(root))[locale]) : null
    },
    async hotUpdate({ file }) {
      if (!/[\\/]messages[\\/]\w+\.json$/.test(file)) return
      const graph = this.environment.moduleGraph
      for (const locale of locales) {
        const module = graph.getModuleById(`\0${prefix}/${locale}`)
        if (module) graph.invalidateModule(module)
      }
      this.environment.hot.send({ type: 'full-reload' })
    },
  }
}

function localePart(id: string): string {
  return id.startsWith(`${prefix}/`) ? id.slice(prefix.length + 1) : ''
}

/** Browsers read JSON faster than an object literal of this size. */
function asModule(messages: Record<string, string>): string {
  const said = Object.entries(messages).filter(([key]) => !ofPagesOnly.some(one => key.startsWith(one)))
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(said)))})\n`
}

function chooser(): string {
  const entries = locales.map(locale => `${locale}: () => import('${prefix}/${locale}')`).join(', ')
  return `const all = { ${entries} }\nexport const loadMessages = async locale => (await all[locale]()).default\n`
}
