import { describe, expect, test } from 'vitest'
import { type Command, faultInWords, helpFor } from './command.ts'

const command = (usage: string): Command => ({ usage, about: `about ${usage}`, run: async () => 0 })
const groups = {
  claims: { 'claims compute': command('claims compute FILE') },
  keys: { 'keys rotate': command('keys rotate'), 'keys seal': command('keys seal') },
}

describe('help on the command line', () => {
  test('is given about everything, a group or one command, wherever somebody would ask', () => {
    for (const words of [['--help'], ['-h'], ['help']])
      expect(helpFor(words, groups)?.split('\n')).toHaveLength(7)
    for (const words of [['keys'], ['keys', '--help'], ['help', 'keys']]) {
      expect(helpFor(words, groups)).toContain('keys rotate')
      expect(helpFor(words, groups)).not.toContain('claims')
    }
    expect(helpFor(['keys', 'seal', '--help'], groups)).toBe('  keys seal\n      about keys seal\n')
  })

  test('does not stand in the way of a command, nor of what is none', () => {
    for (const words of [[], ['claims', 'compute', 'help.json'], ['keys', 'seal'], ['toString'], ['nothing']])
      expect(helpFor(words, groups)).toBeNull()
  })
})

test('what the machine refuses is a sentence that names the file; what is our fault is not dressed up', () => {
  expect(faultInWords({ code: 'ENOENT', path: '/x' })).toBe('/x: there is no such file or directory')
  expect(faultInWords({ code: 'ENOSPC' })).toBe('The disk is full; nothing was left behind.')
  expect(faultInWords({ code: '42P01' })).toBeNull()
  expect(faultInWords({})).toBeNull()
})
