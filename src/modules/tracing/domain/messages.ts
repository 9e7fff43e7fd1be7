import * as v from 'valibot'
import { id, moment, oneOf } from '#lib/contract.ts'
import { limits, questionKinds } from './question.ts'

// What travels between the two sides, and nothing else does. Inside one Hamroh a message is written out and read again all the
// same, so that it could go to another one.

const point = v.pipe(v.string(), v.length(44))
const tag = v.pipe(v.string(), v.regex(/^-?\d{1,19}$/))

export const messages = {
  /** Who is asked, of a stretch of its list, to who asks. Always so many points. */
  evaluate: v.object({
    v: v.literal(1),
    type: v.literal('evaluate'),
    key: id,
    points: v.pipe(v.array(point), v.length(limits.points)),
  }),
  /** The answer to it. */
  evaluated: v.object({
    v: v.literal(1),
    type: v.literal('evaluated'),
    key: id,
    points: v.pipe(v.array(point), v.length(limits.points)),
  }),
  /** Who asks. Of one shape and length, whoever is looked for. */
  question: v.object({
    v: v.literal(1),
    type: v.literal('question'),
    id,
    from: id,
    key: id,
    kind: oneOf(questionKinds),
    tags: v.pipe(v.array(tag), v.length(limits.tags)),
    due: moment,
  }),
  /** Who is asked: at once for a yes, on the day for everything else. */
  answer: v.object({
    v: v.literal(1),
    type: v.literal('answer'),
    id,
    answer: oneOf(['match', 'none', 'taken_back']),
    reference: v.nullable(v.string()),
  }),
  /** Who asks takes the question back. */
  withdraw: v.object({ v: v.literal(1), type: v.literal('withdraw'), id }),
} as const
export type MessageType = keyof typeof messages
export type Message<T extends MessageType> = v.InferOutput<(typeof messages)[T]>

/** As it arrives. Throws where it is not what it should be. */
export const readMessage = <T extends MessageType>(type: T, text: string): Message<T> =>
  // The schema is chosen by the type; the compiler does not follow an index into a union.
  v.parse(messages[type], JSON.parse(text)) as Message<T>
