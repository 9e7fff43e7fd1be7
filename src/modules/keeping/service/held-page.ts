import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { WordedParts } from './held.ts'

interface Sheet {
  readonly person: { readonly label: string; readonly reference: string }
  readonly organisation: string
  readonly madeAt: string
  readonly parts: WordedParts
}

/** A page of its own, for a memory stick or a printer: no script, nothing from elsewhere. */
export function heldPage(
  { person, organisation, madeAt, parts }: Sheet,
  language: Locale,
  t: Translate,
): string {
  const chapters = parts.map(({ title, records }) => {
    const lists = records.map(fields => {
      const rows = fields.map(({ label, text }) => `<dt>${safe(label)}</dt><dd>${safe(text)}</dd>`)
      return `<dl>${rows.join('')}</dl>`
    })
    return `<section><h2>${safe(title)}</h2>${lists.join('')}</section>`
  })
  const style =
    'body{font:16px/1.5 sans-serif;max-width:46em;margin:1em auto;padding:0 1em}dl{border-top:1px solid #999;padding:.5em 0;margin:0}dt{font-weight:bold}dd{margin:0 0 .4em;white-space:pre-wrap}'
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(t('keeping.held.title'))}</title><style>${style}</style></head>
<body><h1>${safe(t('keeping.held.title'))}</h1><p><b>${safe(person.label)}</b> · ${safe(person.reference)} · ${safe(organisation)} · ${safe(madeAt)}</p><p>${safe(t('keeping.held.what'))}</p>
${chapters.join('\n')}
</body></html>
`
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string) => text.replace(/[&<>"']/g, mark => marks[mark] ?? mark)
