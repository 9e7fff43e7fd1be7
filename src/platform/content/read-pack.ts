import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import * as v from 'valibot'
import { LineCounter, parseDocument } from 'yaml'

/** One mistake in a content pack: the file under the content root, the line if known, the path inside, what is wrong. */
export interface PackProblem {
  file: string
  line?: number
  path?: string
  message: string
}

/** All mistakes of a pack in one error, a line each, as an editor or a terminal can follow them: `file:line path: message`. */
export function packError(problems: readonly PackProblem[]): Error & { problems: readonly PackProblem[] } {
  const lines = problems.map(
    p => `${p.file}${p.line ? `:${p.line}` : ''}${p.path ? ` ${p.path}` : ''}: ${p.message}`,
  )
  return Object.assign(new Error(lines.join('\n')), { problems })
}

function read(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    throw packError([{ file, message: 'cannot be read' }])
  }
}

/** Reads a YAML file of the pack and checks it; throws with every mistake, each with its line. */
export function readYaml<S extends v.GenericSchema>(root: string, file: string, schema: S): v.InferOutput<S> {
  const lines = new LineCounter()
  const doc = parseDocument(read(root, file), { lineCounter: lines, prettyErrors: false })
  if (doc.errors.length > 0) {
    throw packError(doc.errors.map(e => ({ file, line: lines.linePos(e.pos[0]).line, message: e.message })))
  }
  const result = v.safeParse(schema, doc.toJS())
  if (result.success) return result.output
  const lineOf = (path: readonly unknown[]): number | undefined => {
    // A missing key has no place of its own: the nearest parent that is there tells the line.
    for (let n = path.length; n >= 0; n--) {
      const node = doc.getIn(path.slice(0, n), true)
      if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
        return lines.linePos(Number(node.range[0])).line
      }
    }
    return undefined
  }
  throw packError(
    result.issues.map(issue => {
      const path = (issue.path ?? []).map(step => step.key)
      const line = lineOf(path)
      return { file, ...(line ? { line } : {}), path: path.join('.'), message: issue.message }
    }),
  )
}

/** Reads a CSV file of the pack with a header line; each row is checked, mistakes are told by line. */
export function readCsv<S extends v.GenericSchema>(
  root: string,
  file: string,
  schema: S,
): v.InferOutput<S>[] {
  let rows: unknown[]
  try {
    rows = parseCsv(read(root, file), { columns: true, skip_empty_lines: true })
  } catch (error) {
    throw error instanceof Error && 'problems' in error
      ? error
      : packError([{ file, message: String(error) }])
  }
  const problems: PackProblem[] = []
  const good: v.InferOutput<S>[] = []
  rows.forEach((row, index) => {
    const result = v.safeParse(schema, row)
    if (result.success) good.push(result.output)
    else
      for (const issue of result.issues)
        problems.push({ file, line: index + 2, path: v.getDotPath(issue) ?? '', message: issue.message })
  })
  if (problems.length > 0) throw packError(problems)
  return good
}
