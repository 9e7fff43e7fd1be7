import { useRef, useState } from 'preact/hooks'
import { announce } from './announce.ts'
import type { ApiProblem } from './api.ts'
import { fieldSentences, type Sent } from './change.ts'
import { forget as askAnew } from './data.ts'
import { dropDraft, useDraft } from './draft.ts'
import { reader } from './session.ts'

type Done<Reply> = Extract<Sent<Reply>, { ok: true }>

interface FormOptions<Typed extends object, Reply, Of> {
  /** What stands in it when it opens. */
  readonly start: Typed
  /** The name under which what is typed survives a reload (see `useDraft`); the same as in `useChange`. */
  readonly draft?: string | undefined
  /** The record it changes: held as it was when the form opened, whatever is read meanwhile. */
  readonly of?: Of
  /** What cannot be sent as it is: a sentence for each such field, by name. */
  readonly check?: (typed: Typed) => Readonly<Record<string, string | false | null>>
  /** Sends it by one or more `useChange`. */
  readonly send: (typed: Typed, of: Of) => Promise<Sent<Reply>>
  /** Paths whose answers are asked anew after it was sent, or refused because somebody was faster. */
  readonly forget?: string
  /** What is read out instead of “saved”; empty: nothing. */
  readonly told?: string
  readonly onDone: (sent: Done<Reply>, typed: Typed) => void | Promise<void>
  readonly onRefused?: (problem: ApiProblem) => void
  /** It stays open for the next one. */
  readonly again?: boolean
}

/** For the parts of a form: what is typed, and how each field is bound to it. */
export interface Typing<Typed extends object> {
  readonly typed: Typed
  readonly set: (part: Partial<Typed>) => void
  /** To be spread on an input: `{...form.field('reason')}`. */
  readonly field: <K extends keyof Typed & string>(name: K) => Bound<Typed[K]>
  /** The same for text that is null while it is empty. */
  readonly text: (name: TextOf<Typed>) => Bound<string>
  /** A sentence for each field that was refused, by path (`phones[0].number`). */
  readonly errors: Readonly<Record<string, string>>
}
interface Bound<Value> {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly error: string | undefined
}
/** Names of fields that take text or null. */
type TextOf<Typed> = {
  [K in keyof Typed]-?: string | null extends Typed[K] ? K & string : never
}[keyof Typed]

export interface StaffForm<Typed extends object> extends Typing<Typed> {
  /** Sends it once, however often it is pressed. */
  readonly submit: () => void
  readonly busy: boolean
  readonly problem: { readonly code: string; readonly instance?: string | undefined } | null
  /** Something typed earlier was found and is shown. */
  readonly restored: boolean
  /** What was typed is given up: it is not there when the form opens again. */
  readonly discard: () => Promise<void>
}

/** A form of the staff app, drawn by `Form` or `FormDialog` of `#ui/Form.tsx`. */
export function useForm<Typed extends object, Reply, Of = undefined>(
  options: FormOptions<Typed, Reply, Of>,
): StaffForm<Typed> {
  const { draft: name = null, start } = options
  const [typed, setTyped, draft] = useDraft(name, start)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const of = useRef(options.of as Of) // undefined only where Of is
  const carryOut = async () => {
    const wrong = Object.entries(options.check?.(typed) ?? {}).filter(([, sentence]) => sentence)
    if (wrong.length)
      return setRefused({ problem: { code: 'invalid' }, errors: Object.fromEntries(wrong) as Sentences })
    setBusy(true)
    setRefused(null)
    const sent = await options.send(typed, of.current)
    if (options.forget && (sent.ok || sent.problem.code === 'changed_meanwhile')) askAnew(options.forget)
    if (!sent.ok) {
      setRefused({ problem: sent.problem, errors: fieldSentences(sent.problem.errors) })
      return options.onRefused?.(sent.problem)
    }
    if (options.again) await draft.clear()
    else if (name) await dropDraft(name)
    const { t } = reader.get()
    announce(sent.waiting ? t('ui.savedOnDevice') : (options.told ?? t('ui.saved')))
    await options.onDone(sent, typed)
  }
  const submit = () => {
    if (running.current) return
    running.current = true
    void carryOut().finally(() => {
      running.current = false
      setBusy(false)
    })
  }
  const set = (part: Partial<Typed>) => setTyped(before => ({ ...before, ...part }))
  const errors = refused?.errors ?? {}
  const bound = <Value>(key: string, value: Value, to: (value: Value) => unknown): Bound<Value> => ({
    value,
    onChange: next => set({ [key]: to(next) } as Partial<Typed>), // of the type of its field
    error: errors[key],
  })
  return {
    ...{ typed, set, errors, submit, busy, problem: refused?.problem ?? null, restored: draft.restored },
    discard: async () => void (name && (await dropDraft(name))),
    field: key => bound(key, typed[key], value => value),
    text: key => bound(key, (typed[key] as string | null) ?? '', value => value || null), // by TextOf
  }
}

type Sentences = Readonly<Record<string, string>>
interface Refused {
  readonly problem: NonNullable<StaffForm<object>['problem']>
  readonly errors: Sentences
}
