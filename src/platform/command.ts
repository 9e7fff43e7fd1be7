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
