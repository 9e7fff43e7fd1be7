import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { me } from './session.ts'
import { readDraft, removeDraft, writeDraft } from './sync/kept.ts'

/** What is being typed, by name; written to the device a moment after the last letter. */
const typed = new Map<string, unknown>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
let writing = 0
/** `data-unkept` stands on the page as long as something typed is not yet on the device. */
const tellWhetherKept = () =>
  document.documentElement.toggleAttribute('data-unkept', timers.size + writing > 0)
const owner = () => me.get()?.userId ?? ''

export interface Draft {
  /** Something typed earlier was found and is shown. */
  readonly restored: boolean
  /** False until the device was asked: draw the form, but do not overwrite. */
  readonly ready: boolean
  /** After success: takes it off the device and begins anew. */
  readonly clear: () => Promise<void>
}

/**
 * Like useState, for forms: what is typed survives a reload, a crash, the end of the session. Name it after the thing
 * (`contacts.new`, `cases.note.${id}`); null: nothing is kept. Values must be plain data. Never for passwords.
 */
export function useDraft<T>(
  name: string | null,
  initial: T,
): readonly [value: T, set: (next: T | ((before: T) => T)) => void, draft: Draft] {
  const [value, setValue] = useState(initial)
  const [state, setState] = useState({ restored: false, ready: false })
  const current = useRef(value)
  const touched = useRef(false)
  /** What was typed before the device had answered, to be put upon what it kept; null: it stands for itself. */
  const early = useRef<((before: T) => T)[] | null>([])
  const first = useRef(initial)

  // Before the first frame is painted, so that what was typed is there in the next one.
  useLayoutEffect(() => {
    let gone = false
    touched.current = false
    early.current = []
    const show = (found: unknown) => {
      if (gone) return
      const changes = early.current
      early.current = null
      const known = found !== undefined && changes !== null
      if (known) {
        current.current = changes.reduce((before, change) => change(before), merged(first.current, found))
        if (name !== null && changes.length > 0) keepSoon(name, current.current)
        setValue(current.current)
      } else if (!touched.current && current.current !== first.current) {
        // Another name, another form.
        current.current = first.current
        setValue(first.current)
      }
      setState({ restored: known, ready: true })
    }
    if (name === null) return setState({ restored: false, ready: true })
    if (typed.has(name)) show(typed.get(name))
    else readDraft(owner(), name).then(show, () => show(undefined))
    return () => {
      gone = true
      flushDraft(name).catch(() => undefined)
    }
  }, [name])

  const set = useCallback(
    (next: T | ((before: T) => T)) => {
      touched.current = true
      if (typeof next === 'function') early.current?.push(next as (before: T) => T)
      else early.current = null
      current.current = typeof next === 'function' ? (next as (before: T) => T)(current.current) : next
      setValue(current.current)
      if (name !== null) keepSoon(name, current.current)
    },
    [name],
  )
  const clear = useCallback(async () => {
    if (name !== null) await dropDraft(name)
    early.current = null
    current.current = first.current
    setValue(first.current)
    setState({ restored: false, ready: true })
  }, [name])
  return [value, set, { ...state, clear }]
}

function keepSoon(name: string, value: unknown): void {
  typed.set(name, value)
  clearTimeout(timers.get(name))
  timers.set(
    name,
    setTimeout(() => void flushDraft(name).catch(() => undefined), 300),
  )
  tellWhetherKept()
}

/** A draft of an older build may lack fields that were added since. */
function merged<T>(initial: T, found: unknown): T {
  const plain = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  // Its shape is that of the form that wrote it, under the same name.
  return (plain(initial) && plain(found) ? { ...initial, ...(found as object) } : found) as T
}

/** The same for what a screen keeps in a place of its own. */
export async function keeping(work: Promise<unknown>): Promise<void> {
  writing++
  tellWhetherKept()
  await work.finally(() => {
    writing--
    tellWhetherKept()
  })
}

export const peekDraft = (name: string): unknown => typed.get(name) ?? null

export async function flushDraft(name: string): Promise<void> {
  const timer = timers.get(name)
  if (timer === undefined) return
  clearTimeout(timer)
  timers.delete(name)
  await keeping(writeDraft(owner(), name, typed.get(name)))
}

/** Puts words back under the name of a form, which finds them when it is opened. */
export async function restoreDraft(name: string, value: unknown): Promise<void> {
  typed.set(name, value)
  await writeDraft(owner(), name, value).catch(() => undefined)
}

export async function dropDraft(name: string): Promise<void> {
  clearTimeout(timers.get(name))
  timers.delete(name)
  typed.delete(name)
  tellWhetherKept()
  await removeDraft(owner(), name).catch(() => undefined)
}

/** Writes down what is being typed; before the store is locked. */
export async function flushDrafts(): Promise<void> {
  await Promise.allSettled([...timers.keys()].map(flushDraft))
}
const flushAll = () => void flushDrafts()
const forgetTyped = () => {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  typed.clear()
  tellWhetherKept()
}
if (typeof addEventListener === 'function') {
  addEventListener('pagehide', flushAll)
  addEventListener('hamroh-signed-out', forgetTyped)
  addEventListener('hamroh-locked', forgetTyped)
  document.addEventListener('visibilitychange', flushAll)
}
