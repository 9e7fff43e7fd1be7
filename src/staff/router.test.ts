import { expect, test } from 'vitest'
import { matchScreen } from './router.ts'

const screens = ['/', '/cases', '/cases/new', '/cases/{id}', '/cases/{id}/notes/{noteId}'].map(path => ({
  path,
}))
const at = (path: string) => {
  const found = matchScreen(screens, path)
  return found && [found.screen.path, found.params]
}

test('an address opens its screen, with the parts it names', () => {
  expect(at('/')).toEqual(['/', {}])
  expect(at('/cases')).toEqual(['/cases', {}])
  expect(at('/cases/7')).toEqual(['/cases/{id}', { id: '7' }])
  expect(at('/cases/7/notes/%D1%8F')).toEqual(['/cases/{id}/notes/{noteId}', { id: '7', noteId: 'я' }])
})

test('a word wins over a part that could be anything', () => {
  expect(at('/cases/new')).toEqual(['/cases/new', {}])
})

test('an address that leads nowhere opens nothing, however broken it is', () => {
  expect(at('/nothing')).toBeNull()
  expect(at('/cases/')).toBeNull()
  expect(at('/cases/7/notes')).toBeNull()
  expect(at('/cases/%E0%A4%A')).toEqual(['/cases/{id}', { id: '%E0%A4%A' }])
})
