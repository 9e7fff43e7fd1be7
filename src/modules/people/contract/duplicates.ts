import * as v from 'valibot'
import {
  id,
  list,
  maybe,
  moment,
  oneOf,
  optionalText,
  pageOf,
  paging,
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import { nameView, summaryView } from '../contract.ts'
import { notSameReasons } from '../domain/merge.ts'
import { sexes } from '../domain/person.ts'

const kinds = ['same', 'twin', 'sibling', 'near'] as const

const judged = {
  /** Probably one person, or brothers and sisters instead; never more than probably. */
  kind: oneOf(kinds),
  /** 0 to 1. */
  score: v.number(),
  /** In the reader's language: what agrees and what does not. */
  why: v.array(v.string()),
}

const decision = v.nullable(
  v.object({ because: oneOf(notSameReasons), at: moment, by: v.nullable(v.string()) }),
)

const side = v.object({
  ...summaryView.entries,
  names: v.array(nameView),
  birthDay: v.nullable(v.string()),
  languages: v.array(v.string()),
  place: v.nullable(v.string()),
  notes: v.nullable(v.string()),
  ways: v.number(),
  documents: v.number(),
  consents: v.number(),
  createdAt: moment,
  version,
})

export const likelyPersons = route({
  method: 'POST',
  path: '/people/likely',
  action: 'people.search',
  summary: 'Before a new file is made: persons who are probably the same, or a twin or sibling, with why',
  limitPerMinute: 120,
  input: v.object({
    names: list(text(200), 20),
    sex: maybe(oneOf(sexes)),
    birthYear: maybe(whole(1900, 2100)),
    birthDay: optionalText(10),
    place: optionalText(200),
  }),
  reply: v.object({
    likely: v.array(
      v.object({ ...summaryView.entries, name: v.string(), place: v.nullable(v.string()), ...judged }),
    ),
  }),
})

export const listPairs = route({
  method: 'GET',
  path: '/duplicates',
  action: 'people.pairs',
  summary: 'Pairs of files that may be one person’s, both of which you may read; likeliest first',
  input: v.object({ show: v.optional(oneOf(['same', 'family', 'decided']), 'same'), ...paging }),
  reply: pageOf(v.object({ one: summaryView, other: summaryView, ...judged, decision })),
})

export const comparePersons = route({
  method: 'GET',
  path: '/duplicates/{id}/{otherId}',
  action: 'people.compare',
  summary: 'Two files side by side, with what speaks for one person and what against',
  input: v.object({ id, otherId: id }),
  reply: v.object({
    one: side,
    other: side,
    ...judged,
    decision,
    may: v.object({ merge: v.boolean(), decide: v.boolean() }),
  }),
})

export const notSame = route({
  method: 'POST',
  path: '/duplicates/{id}/{otherId}/not-same',
  action: 'people.not_same',
  summary: 'These are two persons; remembered with who said so and why. Null takes it back',
  status: 204,
  input: v.object({ id, otherId: id, because: v.nullable(oneOf(notSameReasons)) }),
  reply: v.null(),
})

export const mergePersons = route({
  method: 'POST',
  path: '/duplicates/{id}/{otherId}/merge',
  action: 'people.merge',
  summary:
    'One person: the other file is read in this one from now on. Nothing is written over; it can be undone',
  status: 201,
  input: v.object({
    /** The file that is kept. */
    id,
    otherId: id,
    version,
    otherVersion: version,
  }),
  reply: v.object({ mergeId: id, keptId: id }),
})

export const undoMerge = route({
  method: 'POST',
  path: '/merges/{id}/undo',
  action: 'people.undo_merge',
  summary: 'Two persons after all: both files stand for themselves again, as they were',
  status: 204,
  input: v.object({ id }),
  reply: v.null(),
})

export type LikelyPerson = v.InferOutput<typeof likelyPersons.reply>['likely'][number]
export type Pair = v.InferOutput<typeof listPairs.reply>['items'][number]
export type Comparison = v.InferOutput<typeof comparePersons.reply>
export type Side = v.InferOutput<typeof side>
