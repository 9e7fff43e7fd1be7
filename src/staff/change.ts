import { useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { problemWords } from '#i18n/problems.ts'
import type { MessageKey } from '#i18n/translate.ts'
import type { ReplyOf, Route, SentOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import type { FieldProblem } from '#lib/refusal.ts'
import { ApiProblem, isPassing, networkProblem, prepare, send as sendNow } from './api.ts'
import { askToDecide, type ShownValue } from './deciding.ts'
import { flushDraft, peekDraft } from './draft.ts'
import { navigate, place } from './router.ts'
import { me, reader } from './session.ts'
import {
  type Basis,
  type DecidedField,
  decided,
  disputes,
  isVersioned,
  type Values,
  valuesOf,
} from './sync/decide.ts'
import type { Waiting } from './sync/device.ts'
import { type Outcome, outcomeOf, putIntoOutbox } from './sync/outbox.ts'

export type Sent<T> =
  /** `waiting`: kept on this device, sent as soon as there is a network. */
  | { readonly ok: true; readonly waiting: false; readonly reply: T }
  | { readonly ok: true; readonly waiting: true; readonly reply: undefined }
  | { readonly ok: false; readonly problem: ApiProblem }

export interface Change<R extends Route> {
  /** Never throws; the same press twice is one change. `key`: where the same change may come again after a restart. */
  readonly send: (
    input: SentOf<R>,
    /** `before`: what it was made on; null: that is not known any more, so whatever differs is asked. */
    options?: { key?: string | undefined; before?: object | null | undefined },
  ) => Promise<Sent<ReplyOf<R>>>
  readonly sending: boolean
  readonly error: ApiProblem | null
  /** By path (`needs[0].id`), in the reader's language. */
  readonly fieldErrors: Readonly<Record<string, string>>
  readonly reset: () => void
}

/** A field of the input that two people may have changed; its words are the module's. */
export type FieldToDecide = DecidedField & { readonly label: MessageKey }

export interface ChangeOptions {
  /** Goes through the durable outbox: works without a network. */
  readonly offline?: boolean
  /** What it is called while it waits. Needed with `offline`. */
  readonly label?: MessageKey
  /** The name of the draft (`useDraft`) that comes back when it is refused. */
  readonly draft?: string
  /** With `before` in `send`: what is asked, by name, when somebody else changed the record meanwhile. */
  readonly fields?: readonly DecidedField[]
  /** How the input would be for a record that nobody changed, where its names or values differ. Not with `offline`. */
  readonly inputOf?: (record: never) => object
  /** Values of the fields in words; undefined: as usual. Not with `offline`. */
  readonly shown?: ShownValue
  /** Changes of one chain wait for each other; all of this device's by default. */
  readonly chain?: string
}

/** How long a form waits for the network before it goes on with "saved on this device". */
const patience = 4000

export function useChange<R extends Route>(route: R, options: ChangeOptions = {}): Change<R> {
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<ApiProblem | null>(null)
  const attempt = useRef<{ url: string; body: string | null; key: string } | null>(null)
  const running = useRef<Promise<Sent<ReplyOf<R>>> | null>(null)

  const carryOut = async (
    input: SentOf<R>,
    key: string | undefined,
    before: object | null | undefined,
  ): Promise<Sent<ReplyOf<R>>> => {
    const prepared = prepare(route, input)
    const last = attempt.current
    const same = last && last.url === prepared.url && last.body === prepared.body
    const known = { ...prepared, key: key ?? (same ? last.key : newId()) }
    attempt.current = known
    setSending(true)
    setError(null)
    const sent = options.offline
      ? await throughOutbox(route, input, known, options, basisOf(options, input, before))
      : await sendDecided(known, options, basisOf(options, input, before))
    // A refusal is final for its key; silence and a busy server are not: tried again with the same one.
    if (sent.ok || !isPassing(sent.problem)) attempt.current = null
    if (!sent.ok) setError(sent.problem)
    setSending(false)
    return sent as Sent<ReplyOf<R>> // the server passed the reply through its schema
  }
  return {
    sending,
    error,
    fieldErrors: error ? fieldSentences(error.errors) : {},
    reset: () => setError(null),
    send(input, { key, before } = {}) {
      running.current ??= carryOut(input, key, before).finally(() => {
        running.current = null
      })
      return running.current
    },
  }
}

interface Request {
  readonly method: Route['method']
  readonly url: string
  readonly body: string | null
  readonly key: string
}

/** Sent now; where somebody was faster, once more as it is decided over the open form. */
async function sendDecided(
  request: Request,
  options: ChangeOptions,
  basis: Basis | null,
): Promise<Sent<unknown>> {
  const sent = await sendNow(request, { key: request.key }).then(
    reply => ({ ok: true as const, waiting: false as const, reply }),
    refused,
  )
  if (sent.ok || !basis || !request.body || sent.problem.code !== 'changed_meanwhile') return sent
  const record = sent.problem.details.theirs
  if (!isVersioned(record)) return sent
  const theirs = asInput(options, record)
  const yours = valuesOf(request.body)
  const needed = disputes(basis, yours, theirs).length > 0
  const taken = needed ? await askToDecide({ basis, yours, theirs, shown: options.shown }) : {}
  if (!taken) return sent
  const body = JSON.stringify(decided(basis, yours, theirs, taken))
  return sendDecided({ ...request, body, key: newId() }, options, { ...basis, before: theirs })
}

const asInput = ({ inputOf }: ChangeOptions, record: Values): Values =>
  inputOf ? { ...inputOf(record as never), version: record.version, changed: record.changed } : record // its screen's own record

function refused(error: unknown): { ok: false; problem: ApiProblem } {
  return { ok: false, problem: error instanceof ApiProblem ? error : networkProblem() }
}

async function throughOutbox<R extends Route>(
  route: R,
  input: SentOf<R>,
  request: Request,
  options: ChangeOptions,
  basis: Basis | null,
): Promise<Sent<unknown>> {
  const user = me.get()
  const bad = checkInput(route, input)
  if (bad) return { ok: false, problem: bad }
  if (!user || request.method === 'GET') return { ok: false, problem: networkProblem() }
  if (options.draft) await flushDraft(options.draft).catch(() => undefined)
  const change: Waiting = {
    userId: user.userId,
    key: request.key,
    method: request.method,
    url: request.url,
    body: request.body ?? '{}',
    label: options.label ? reader.get().t(options.label) : '',
    at: new Date().toISOString(),
    chain: options.chain ?? '',
    path: place.get().path,
    draft: options.draft ? { name: options.draft, value: peekDraft(options.draft) } : null,
    problem: null,
    basis,
  }
  const outcome = outcomeOf(change.key, navigator.onLine ? patience : 300)
  try {
    await putIntoOutbox(change)
  } catch {
    // No room, or a private window: then only now or not at all.
    return sendNow(request, { key: request.key }).then(
      reply => ({ ok: true as const, waiting: false as const, reply }),
      refused,
    )
  }
  const known = await outcome
  if (basis && known?.state === 'refused' && known.problem.code === 'changed_meanwhile') {
    // It waits in the outbox with both versions, where it is decided: nothing typed hangs on this form any more.
    navigate('/outbox')
    return { ok: true, waiting: true, reply: undefined }
  }
  return fromOutcome(known)
}

/** A draft may be of an older version than what was read: it was not made on that, so whatever differs is asked. */
function basisOf(options: ChangeOptions, input: unknown, before: object | null | undefined): Basis | null {
  const { fields } = options
  if (!fields || before === undefined) return null
  const record = before as Values | null // as it was answered
  if (!record || (isVersioned(record) && record.version !== (input as Values).version))
    return { fields, before: {} }
  return { fields, before: asInput(options, record) }
}

function fromOutcome(outcome: Outcome | null): Sent<unknown> {
  if (!outcome) return { ok: true, waiting: true, reply: undefined }
  if (outcome.state === 'sent') return { ok: true, waiting: false, reply: outcome.reply }
  return { ok: false, problem: outcome.problem }
}

/** What the server's door would say, said before it is queued. Null: nothing. */
function checkInput(route: Route, input: unknown): ApiProblem | null {
  const parsed = v.safeParse(route.input, input, { abortPipeEarly: true })
  if (parsed.success) return null
  const errors = parsed.issues.map((issue): FieldProblem => {
    const path = (issue.path ?? []).reduce(
      (all, { key }) => (typeof key === 'number' ? `${all}[${key}]` : all ? `${all}.${key}` : String(key)),
      '',
    )
    return { path, code: /^[a-z][a-z_]*$/.test(issue.message) ? issue.message : 'required' }
  })
  return new ApiProblem(400, { code: 'invalid', errors })
}

/** By path, in the reader's language. */
export function fieldSentences(errors: readonly FieldProblem[]): Record<string, string> {
  const { t } = reader.get()
  return Object.fromEntries(errors.map(({ path, code }) => [path, problemWords(t, code)]))
}
