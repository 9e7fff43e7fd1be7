import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor since the start: of one process, and of a postmaster with all that it started. */
export interface Spent {
  readonly node: number
  readonly database: number
}

// What the kernel counts in: hundredths of a second.
const tick = 10

export function spentBy(node: number, postmaster: number): Spent {
  return { node: own(statOf(node)), database: withChildren(postmaster) }
}

/** Of children that have ended the kernel keeps the sum; those that live are added. */
function withChildren(postmaster: number): number {
  const stat = statOf(postmaster)
  let all = own(stat) + (Number(stat[13]) + Number(stat[14])) * tick
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const child = statOf(Number(name))
    if (Number(child[1]) === postmaster) all += own(child)
  }
  return all
}

const own = (stat: readonly string[]) => (Number(stat[11]) + Number(stat[12])) * tick

/** The fields after the command's name (which may have blanks in it): state, parent, … */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return Array.from({ length: 20 }, () => '0')
  }
}
