import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DecidedField, decided, disputes, onTopOf, type Taken, valuesOf } from './decide.ts'
import type { Waiting } from './device.ts'
import { nextToSend } from './outbox.ts'

const fields: DecidedField[] = [
  { name: 'text', label: 'text', free: true },
  { name: 'status', label: 'status' },
]
type Row = { text: string; status: string; version: number }

test('only what both changed is asked, and what one side left alone is taken from the other', () => {
  const basis = { fields, before: { text: 'a', status: 'open' } }
  const yours = { text: 'mine', status: 'open', version: 1 }
  const theirs = { text: 'a', status: 'done', version: 2 }
  expect(disputes(basis, yours, theirs)).toEqual([])
  expect(decided(basis, yours, theirs, {})).toEqual({ text: 'mine', status: 'done', version: 2 })
  const both = { ...theirs, text: 'other' }
  expect(disputes(basis, yours, both).map(({ field }) => field.name)).toEqual(['text'])
  expect(decided(basis, yours, both, { text: 'both' })).toMatchObject({ text: 'other\nmine' })
})

/** One record on a server as ours: versions, receipts by key, 409 with both versions. */
function aServer() {
  let row: Row = { text: 'first', status: 'open', version: 1 }
  const history: Row[] = [row]
  const receipts = new Map<string, Row>()
  return {
    history,
    read: () => row,
    take({ key, body }: Waiting): { ok: Row } | { theirs: Row } {
      const known = receipts.get(key)
      if (known) return { ok: known }
      const { text, status, version } = valuesOf(body) as unknown as Row // made by `edit` below
      if (version !== row.version) return { theirs: row }
      row = { text, status, version: version + 1 }
      history.push(row)
      receipts.set(key, row)
      return { ok: row }
    },
  }
}

interface Phone {
  known: Row
  box: Waiting[]
}

let number = 0
const edit = (phone: Phone, name: 'text' | 'status'): string => {
  const value = `typed ${++number}`
  const item: Waiting = {
    ...{
      seq: number,
      key: `k${number}`,
      userId: 'u',
      method: 'PATCH',
      url: '/x',
      label: '',
      at: '',
      chain: 'x',
    },
    ...{ path: '/', draft: null, problem: null },
    body: JSON.stringify({ ...phone.known, [name]: value }),
    basis: { fields, before: phone.known },
  }
  phone.box.push(item)
  return value
}

/** One try: the request may be lost on its way, or its answer. */
function sync(server: ReturnType<typeof aServer>, phone: Phone, fate: 'arrives' | 'lost' | 'answer lost') {
  const next = nextToSend(phone.box)
  if (!next || fate === 'lost') return
  const answer = server.take(next)
  if (fate === 'answer lost') return
  if ('theirs' in answer) {
    const problem = { code: 'changed_meanwhile', errors: [], instance: null, theirs: answer.theirs }
    phone.box = phone.box.map(one => (one === next ? { ...next, problem } : one))
    return
  }
  phone.known = answer.ok
  phone.box = phone.box.filter(one => one !== next).map(one => onTopOf(next, answer.ok, one))
}

/** A person decides the first conflict; what they decline, they saw. */
function decide(phone: Phone, taken: Taken, declined: Set<string>) {
  const item = phone.box.find(one => one.problem)
  const theirs = item?.problem?.theirs as Row | undefined
  if (!item?.basis || !theirs) return
  const yours = valuesOf(item.body)
  const asked = disputes(item.basis, yours, theirs)
  const choice = Object.fromEntries(asked.map(({ field }) => [field.name, taken]))
  if (taken === 'theirs') for (const one of asked) declined.add(String(one.yours))
  const body = JSON.stringify(decided(item.basis, yours, theirs, choice))
  const again = { ...item, key: `d${++number}`, body, basis: { fields, before: theirs }, problem: null }
  phone.box = phone.box.map(one => (one === item ? again : one))
}

const fates = fc.constantFrom('arrives', 'arrives', 'lost', 'answer lost')
const steps = fc.array(
  fc.record({
    phone: fc.nat(2),
    act: fc.oneof(
      fc.record({
        kind: fc.constant('edit' as const),
        name: fc.constantFrom('text' as const, 'status' as const),
      }),
      fc.record({ kind: fc.constant('sync' as const), fate: fates }),
      fc.record({ kind: fc.constant('look' as const) }),
      fc.record({
        kind: fc.constant('decide' as const),
        taken: fc.constantFrom<Taken>('yours', 'theirs', 'both'),
      }),
    ),
  }),
  { maxLength: 40 },
)

test('whatever three devices type offline and in whatever order they reach the server, nothing typed vanishes', () => {
  fc.assert(
    fc.property(steps, walk => {
      const server = aServer()
      const phones: Phone[] = [0, 1, 2].map(() => ({ known: server.read(), box: [] }))
      const typed: string[] = []
      const declined = new Set<string>()
      for (const { phone: at, act } of walk) {
        const phone = phones[at] as Phone
        if (act.kind === 'edit') typed.push(edit(phone, act.name))
        else if (act.kind === 'sync') sync(server, phone, act.fate)
        else if (act.kind === 'look') phone.known = server.read()
        else decide(phone, act.taken, declined)
      }
      for (const phone of phones) for (let n = 0; n < 60; n++) sync(server, phone, 'arrives')
      const waiting = phones.flatMap(phone => phone.box)
      const lasting = JSON.stringify([server.history, waiting])
      const held = (value: string) => new RegExp(`${value}(?!\\d)`).test(lasting)
      for (const value of typed) expect(held(value) || declined.has(value), value).toBe(true)
      // What still waits stands before a person, or behind something that does.
      for (const { box } of phones) expect(nextToSend(box)).toBeUndefined()
    }),
    { numRuns: 400 },
  )
})
