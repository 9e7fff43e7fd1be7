import { JsonMistake, type LocatedJson, readJson } from '#lib/json.ts'
import type { Engine } from './use-case.ts'

/** What a command of the command line reads and says. */
export interface CommandIo {
  readFile(path: string): Promise<string>
  /** Standard output: JSON or CSV, nothing else. */
  out(text: string): void
  /** Standard error: messages and progress. */
  err(text: string): void
}

/** What a command that works on the database is given besides. */
export interface CommandTools {
  readonly engine: Engine
}

/**
 * One command, such as `claims compute`. Resolves to the exit code: 0 with its answer on `out`, 2 with what is wrong on
 * `err`, which file, line and field; never a stack.
 */
export interface Command {
  readonly usage: string
  /** Whether it works on the database; one that does not starts at once. */
  readonly needsDatabase?: boolean
  run(args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number>
}

export type Commands = Readonly<Record<string, Command>>

/**
 * The one file that a command takes, as JSON that knows its lines. Null where there is none to read; what is wrong with
 * it has then been said, and the command ends with 2.
 */
export async function readJsonFile(
  args: readonly string[],
  usage: string,
  io: CommandIo,
): Promise<{ readonly file: string; readonly json: LocatedJson } | null> {
  const [file, ...more] = args
  if (file === undefined || more.length > 0 || file.startsWith('--')) {
    io.err(`One file is needed. Usage: ${usage}\n`)
    return null
  }
  let text: string
  try {
    text = await io.readFile(file)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    io.err(`${file}: ${missing ? 'there is no such file' : 'the file cannot be read'}\n`)
    return null
  }
  try {
    return { file, json: readJson(text) }
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error
    const { line, column } = error.place
    io.err(`${file}: line ${line}, column ${column}: this is not valid JSON: ${error.message}\n`)
    return null
  }
}
