import { expect, test, vi } from 'vitest'

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
const { actFor, nameOfKey } = await import('./acts.ts')

const none = { ctrlKey: false, metaKey: false, altKey: false }

test('a key acts by its place, so that it works on a Russian keyboard', () => {
  expect(nameOfKey({ ...none, key: 'к', code: 'KeyR' })).toBe('r')
  expect(nameOfKey({ ...none, key: 'r', code: 'KeyR' })).toBe('r')
  expect(nameOfKey({ ...none, key: '1', code: 'Digit1' })).toBe('1')
  expect(nameOfKey({ ...none, ctrlKey: true, key: 'л', code: 'KeyK' })).toBe('Ctrl+k')
  expect(nameOfKey({ ...none, metaKey: true, key: 'Enter', code: 'Enter' })).toBe('Ctrl+Enter')
  expect(nameOfKey({ ...none, key: '.', code: 'Slash' })).toBe('/')
  expect(nameOfKey({ ...none, key: '?', code: 'Slash' })).toBe('?')
  expect(nameOfKey({ ...none, altKey: true, key: 'r', code: 'KeyR' })).toBeNull()
  expect(nameOfKey({ ...none, key: 'Shift', code: 'ShiftLeft' })).toBeNull()
})

const act = (key: string, label = key) => ({ key, label, run: () => undefined })

test('two keys one after the other are one act; the screen’s own wins over the shell’s', () => {
  const list = [act('g f'), act('r', 'shell'), act('r', 'screen'), act('f')]
  expect(actFor(list, 'g', '')).toBe('begun')
  expect(actFor(list, 'f', 'g')).toMatchObject({ key: 'g f' })
  expect(actFor(list, 'f', '')).toMatchObject({ key: 'f' })
  expect(actFor(list, 'r', '')).toMatchObject({ label: 'screen' })
  expect(actFor(list, 'x', 'g')).toBeNull()
})
