/** An article of the handbook as it is written: few marks, so that a translator cannot break it. */
export type Piece = { readonly text: string } | { readonly rule: string }

export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'item'
  readonly pieces: readonly Piece[]
  /** Only for this destination; null for all. */
  readonly only: string | null
}

export interface Article {
  readonly title: string
  /** What fits into a few text messages. */
  readonly sms: string
  readonly blocks: readonly Block[]
}

/**
 * Reads `title:` and `sms:` lines, then blocks: `## heading`, `- item`, else paragraphs; `[RU]` alone on a line begins
 * what is only for Russia, `[*]` what is for everybody again. `{{rule:ru.ban.expulsion}}` stands for what the rule says.
 */
export function parseArticle(source: string): Article {
  const fields: Record<string, string> = {}
  const blocks: Block[] = []
  let only: string | null = null
  let open: string[] = []
  const close = () => {
    if (open.length) blocks.push({ kind: 'paragraph', pieces: piecesOf(open.join(' ')), only })
    open = []
  }
  for (const line of source.split(/\r?\n/).map(one => one.trim())) {
    const field = /^(title|sms): (.+)$/.exec(line)
    const part = /^\[(\*|[A-Z]{2})\]$/.exec(line)
    if (field && blocks.length === 0 && !open.length) fields[field[1] as string] = field[2] as string
    else if (part) {
      close()
      only = part[1] === '*' ? null : (part[1] as string)
    } else if (line.startsWith('## ') || line.startsWith('- ')) {
      close()
      const kind = line.startsWith('- ') ? 'item' : 'heading'
      blocks.push({ kind, pieces: piecesOf(line.replace(/^(##|-) /, '')), only })
    } else if (line === '') close()
    else open.push(line)
  }
  close()
  return { title: fields.title ?? '', sms: fields.sms ?? '', blocks }
}

function piecesOf(text: string): Piece[] {
  return text
    .split(/(\{\{rule:[^}]*\}\})/)
    .filter(part => part !== '')
    .map(part => {
      const rule = /^\{\{rule:(.*)\}\}$/.exec(part)?.[1]
      return rule === undefined ? { text: part } : { rule: rule.trim() }
    })
}

/** The rules and duties an article stands on. */
export const rulesOf = ({ blocks }: Article): string[] =>
  blocks.flatMap(({ pieces }) => pieces.flatMap(piece => ('rule' in piece ? [piece.rule] : [])))

/** The blocks a reader bound for a country sees. */
export const blocksFor = ({ blocks }: Article, destination: string): Block[] =>
  blocks.filter(({ only }) => only === null || only === destination)
