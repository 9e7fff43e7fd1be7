import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Basis,
  type DecidedField,
  decided,
  disputes,
  onTopOf,
  type Taken,
  type Values,
  valuesOf,
} from './decide.ts'
import type { Waiting } from './device.ts'
import { mergedWith, nextToSend } from './outbox.ts'

// Of every kind that a screen has: free text, a code, what follows a code, a list, a part of a sheet, a number not shown.
const fields: DecidedField[] = [
  { name: 'text', label: 'text', free: true },
  { name: 'status', label: 'status' },
  { name: 'reason', label: 'reason', with: 'status' },
  { name: 'needs', label: 'needs', free: true },
  { name: 'sheet.debts', label: 'debts' },
  { name: 'sheet.day', label: 'day' },
  { name: 'number', label: 'number', keeps: true },
]

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

/** What is kept; of the number others see only its end. */
interface Row {
  readonly text: string
  readonly status: string
  readonly reason: string
  readonly needs: readonly string[]
  readonly sheet: { readonly debts: string; readonly day: string }
  readonly number: string
  readonly version: number
}
const first: Row = {
  ...{ text: 'first', status: 'open', reason: '', needs: [], number: '+0', version: 1 },
  sheet: { debts: 'none', day: 'today' },
}
const viewOf = ({ number, ...row }: Row) => ({ ...row, number: `… ${number}` })

/** One record on a server as ours: versions, receipts by key, 409 with both versions. */
function aServer() {
  let row = first
  const history: Row[] = [row]
  const receipts = new Map<string, Row>()
  return {
    history,
    read: () => viewOf(row),
    take({ key, body }: Pick<Waiting, 'key' | 'body'>): { ok: Values } | { theirs: Values } {
      const known = receipts.get(key)
      if (known) return { ok: viewOf(known) }
      const sent = valuesOf(body) as unknown as Row // made by `bodyOf` below
      if (sent.version !== row.version) return { theirs: viewOf(row) }
      row = { ...sent, number: sent.number || row.number, version: row.version + 1 }
      history.push(row)
      receipts.set(key, row)
      return { ok: viewOf(row) }
    },
  }
}

interface Phone {
  known: ReturnType<typeof viewOf>
  box: Waiting[]
}
const edits = ['text', 'status', 'needs', 'debts', 'day', 'number'] as const
type Edit = (typeof edits)[number]

let number = 0
/** What a form sends: everything as it was read, one thing typed. */
function bodyOf(known: Phone['known'], name: Edit, value: string): Values {
  const same = { ...known, number: '' }
  if (name === 'needs') return { ...same, needs: [...known.needs, value] }
  if (name === 'debts' || name === 'day') return { ...same, sheet: { ...known.sheet, [name]: value } }
  return { ...same, [name]: value, ...(name === 'status' ? { reason: `why ${value}` } : {}) }
}

const edit = (phone: Phone, name: Edit): string => {
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
    body: JSON.stringify(bodyOf(phone.known, name, value)),
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
    const { theirs } = answer
    const merged = mergedWith(next, { code: 'changed_meanwhile', details: { theirs } })
    const problem = { code: 'changed_meanwhile', errors: [], instance: null, theirs }
    phone.box = phone.box.map(one => (one === next ? (merged ?? { ...next, problem }) : one))
    return
  }
  phone.known = answer.ok as Phone['known']
  phone.box = phone.box.filter(one => one !== next).map(one => onTopOf(next, answer.ok, one))
}

/** What a person takes of two versions; what they decline, they saw. */
function takenOf(basis: Basis, yours: Values, theirs: Values, taken: Taken, declined: Set<string>): Values {
  const asked = disputes(basis, yours, theirs)
  const choice = asked.map(({ field }): [string, Taken] => [
    field.name,
    taken === 'both' && !field.free ? 'yours' : taken,
  ])
  for (const one of asked) if (taken === 'theirs') for (const typed of typedIn(one.yours)) declined.add(typed)
  return decided(basis, yours, theirs, Object.fromEntries(choice))
}
const typedIn = (value: unknown): string[] => JSON.stringify(value ?? '').match(/typed \d+/g) ?? []

/** A person decides the first conflict of their outbox. */
function decide(phone: Phone, taken: Taken, declined: Set<string>) {
  const item = phone.box.find(one => one.problem)
  const theirs = item?.problem?.theirs as Values | undefined
  if (!item?.basis || !theirs) return
  const body = JSON.stringify(takenOf(item.basis, valuesOf(item.body), theirs, taken, declined))
  const again = { ...item, key: `d${++number}`, body, basis: { fields, before: theirs }, problem: null }
  phone.box = phone.box.map(one => (one === item ? again : one))
}

/** A form that needs the network: sent at once, decided over the form until it is taken. */
function sendNow(
  server: ReturnType<typeof aServer>,
  phone: Phone,
  name: Edit,
  taken: Taken,
  declined: Set<string>,
) {
  const value = `typed ${++number}`
  let [body, before]: [Values, Values] = [bodyOf(phone.known, name, value), phone.known]
  for (;;) {
    const answer = server.take({ key: `n${++number}`, body: JSON.stringify(body) })
    if ('ok' in answer) break
    body = takenOf({ fields, before }, body, answer.theirs, taken, declined)
    before = answer.theirs
  }
  return value
}

const fates = fc.constantFrom('arrives', 'arrives', 'lost', 'answer lost')
const name = fc.constantFrom(...edits)
const taken = fc.constantFrom<Taken>('yours', 'theirs', 'both')
const steps = fc.array(
  fc.record({
    phone: fc.nat(3),
    act: fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), name }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('sync' as const), fate: fates }) },
      fc.record({ kind: fc.constant('now' as const), name, taken }),
      fc.record({ kind: fc.constant('look' as const) }),
      fc.record({ kind: fc.constant('decide' as const), taken }),
    ),
  }),
  { maxLength: 50 },
)

test('whatever four devices type and in whatever order they reach the server, nothing typed vanishes unseen', () => {
  fc.assert(
    fc.property(steps, walk => {
      const server = aServer()
      const phones: Phone[] = [0, 1, 2, 3].map(() => ({ known: server.read(), box: [] }))
      const typed: string[] = []
      const declined = new Set<string>()
      for (const { phone: at, act } of walk) {
        const phone = phones[at] as Phone
        if (act.kind === 'edit') typed.push(edit(phone, act.name))
        else if (act.kind === 'sync') sync(server, phone, act.fate)
        else if (act.kind === 'look') phone.known = server.read()
        else if (act.kind === 'now') typed.push(sendNow(server, phone, act.name, act.taken, declined))
        else decide(phone, act.taken, declined)
      }
      for (const phone of phones) for (let n = 0; n < 60; n++) sync(server, phone, 'arrives')
      const waiting = phones.flatMap(phone => phone.box)
      const lasting = JSON.stringify([server.history, waiting])
      const held = (value: string) => new RegExp(`${value}(?!\\d)`).test(lasting)
      for (const value of typed) expect(held(value) || declined.has(value), value).toBe(true)
      // What still waits stands before a person, or behind something that does.
      for (const { box } of phones) expect(nextToSend(box)).toBeUndefined()
      // What follows a code is of the version whose code was taken.
      for (const { status, reason } of server.history)
        expect(reason).toBe(status === 'open' ? '' : `why ${status}`)
    }),
    { numRuns: 400 },
  )
})
