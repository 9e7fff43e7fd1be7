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
  /** What it is for, in a few words. */
  readonly about: string
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

const asked = new Set(['--help', '-h', 'help'])

/**
 * What is answered where help is asked for: about all commands, those of one group, or one command. Null where nobody asks.
 */
export function helpFor(words: readonly string[], groups: Readonly<Record<string, Commands>>): string | null {
  const [group = '', verb = ''] = words
  const own = Object.hasOwn(groups, group) ? groups[group] : undefined
  const one = own && Object.hasOwn(own, `${group} ${verb}`) ? own[`${group} ${verb}`] : undefined
  if (one) return words.slice(2).some(word => asked.has(word)) ? described([one]) : null
  if (own && (words.length === 1 || asked.has(verb))) return described(Object.values(own))
  if (!asked.has(group)) return null
  const about = Object.hasOwn(groups, verb) ? [groups[verb] as Commands] : Object.values(groups)
  return described(about.flatMap(commands => Object.values(commands)))
}

export const described = (commands: readonly Command[]): string =>
  commands.map(({ usage, about }) => `  ${usage}\n      ${about}\n`).join('')

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'this account may not read or write there',
  EPERM: 'this account may not read or write there',
  EROFS: 'nothing can be written there',
  ENOTDIR: 'a part of this path is no directory',
  EEXIST: 'there is a file of this name already',
  EISDIR: 'this is a directory, not a file',
  ENOSPC: 'the disk is full; nothing was left behind',
  ECONNREFUSED: 'the database does not answer',
  ENOTFOUND: 'the database does not answer: there is no such machine',
  ETIMEDOUT: 'the database does not answer',
  '28P01': 'the database refuses this name or password',
  '28000': 'the database refuses this name or password',
  '3D000': 'the server has no database of this name',
}

/** What went wrong outside of Hamroh (files, the disk, the database), as a sentence; null for everything else. */
export function faultInWords(error: { readonly code?: string; readonly path?: string }): string | null {
  const fault = error.code === undefined ? undefined : faults[error.code]
  if (fault === undefined) return null
  return error.path ? `${error.path}: ${fault}` : `${fault[0]?.toUpperCase()}${fault.slice(1)}.`
}
