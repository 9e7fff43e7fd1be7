import { newId } from '#lib/ids.ts'

/** What the server under load tells when it is filled and listens. */
export interface Ready {
  readonly address: string
  readonly ceiling: string
  readonly token: string
  readonly writerToken: string
  readonly sealedToken: string
  /** A caseworker without team and cases. */
  readonly aloneToken: string
  readonly readable: readonly string[]
  readonly words: readonly string[]
  readonly node: number
  readonly postmaster: number
}

export interface Load {
  readonly name: string
  readonly against: 'read' | 'write' | null
  readonly request: () => { method: string; path: string; body?: unknown }
  readonly bare?: boolean
  readonly as?: 'sealed' | 'alone'
}

const needs = ['legal.wages', 'legal.entry_ban', 'tracing.relative', 'health.doctor']
export const pick = <T>(items: readonly T[]) => items[Math.floor(Math.random() * items.length)] as T
export const text = (length: number) =>
  Array.from({ length }, () => pick(['не', 'платят', 'три', 'месяца', 'паспорт', 'у', 'хозяина'])).join(' ')

/** The hot paths, and the two ceilings of the same machine at the same hour. */
export const loadsOn = (ready: Ready): readonly Load[] => [
  {
    name: 'ceiling: one indexed read',
    against: null,
    bare: true,
    request: () => ({ method: 'GET', path: '/read' }),
  },
  {
    name: 'ceiling: one insert in a transaction',
    against: null,
    bare: true,
    request: () => ({ method: 'POST', path: '/write', body: { text: text(30) } }),
  },
  {
    name: 'create contact',
    against: 'write',
    request: () => ({
      method: 'POST',
      path: '/contacts',
      body: {
        id: newId(),
        outcome: 'answered',
        needs: [pick(needs)],
        said: text(30),
        advised: text(20),
        language: 'tg',
      },
    }),
  },
  {
    name: 'create case',
    against: 'write',
    request: () => ({
      method: 'POST',
      path: '/cases',
      body: { id: newId(), needs: [{ code: pick(needs) }], ownTitle: text(4) },
    }),
  },
  {
    name: 'read case',
    against: 'read',
    request: () => ({ method: 'GET', path: `/cases/${pick(ready.readable)}` }),
  },
  {
    name: 'my open cases',
    against: 'read',
    request: () => ({ method: 'GET', path: '/cases?scope=mine&limit=20' }),
  },
  {
    name: 'all open cases',
    against: 'read',
    request: () => ({ method: 'GET', path: '/cases?scope=all&limit=20' }),
  },
  {
    name: 'all open cases, of somebody who has none',
    against: 'read',
    as: 'alone',
    request: () => ({ method: 'GET', path: '/cases?scope=all&limit=20' }),
  },
  {
    name: 'text search',
    against: 'read',
    request: () => ({
      method: 'POST',
      path: '/cases/search',
      body: { scope: 'all', text: pick(ready.words) },
    }),
  },
  {
    name: 'text search, 300 sealed files',
    against: 'read',
    as: 'sealed',
    request: () => ({
      method: 'POST',
      path: '/cases/search',
      body: { scope: 'all', text: pick(ready.words) },
    }),
  },
]

/** As autocannon wants one request. */
export function requestOf(load: Load, ready: Ready) {
  const token = load.as
    ? ready[`${load.as}Token`]
    : load.against === 'write'
      ? ready.writerToken
      : ready.token
  const { method, path, body } = load.request()
  return {
    method: method as 'GET',
    path: (load.bare ? '' : '/api/v1') + path,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }
}
