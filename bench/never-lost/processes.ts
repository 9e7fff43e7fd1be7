import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Serving {
  readonly process: ChildProcess
  readonly address: string
  readonly token: string
}

/** Starts Hamroh and waits until it takes requests. */
export async function serve(env: Record<string, string>): Promise<Serving> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'serve.ts')],
    {
      env: { ...process.env, HAMROH_HOST: '127.0.0.1', PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const line = await new Promise<string>((done, fail) => {
    let said = ''
    child.stdout?.on('data', part => {
      said += part
      if (said.includes('\n')) done(said)
    })
    child.once('exit', code => fail(new Error(`Hamroh did not start (exit ${code})`)))
  })
  return { process: child, ...(JSON.parse(line) as { address: string; token: string }) }
}

/** Kills a process and all it has started, its database included, without a word of warning. */
export function killTree(root: number): void {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // It ended while we looked.
    }
  }
  const all: number[] = []
  const collect = (pid: number) => {
    all.push(pid)
    for (const child of children.get(pid) ?? []) collect(child)
  }
  collect(root)
  for (const pid of all) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Its parent's end was its own.
    }
  }
}

export const sleep = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds))
