import { strFromU8, unzipSync } from 'fflate'
import type { Role } from '#lib/actor.ts'
import type { Answer } from './server.ts'
import { each, log, open_, persons, type Sight, workers } from './table.ts'
import { type Marks, marked, type Relation, relations, type World } from './world.ts'

// Rights by field: what of a person is told to whom, whatever the way out: an answer, a list, a search, a letter, a table, a
// page. Marks that are nowhere else stand in every group of fields; every route is asked by every role, and what comes back
// is searched for them, files unpacked.

export type Group = keyof Marks

interface FieldRight {
  /** Who may be told it at all, of a person in which relation. */
  readonly sees: Sight
  /** The only ways by which it leaves. */
  readonly exits?: readonly string[]
}

const casework = each(workers, open_)
/** The receiver of a referral is told on accepting it what the person agreed to. */
const onAccepting = (sight: Sight): Sight =>
  Object.fromEntries(
    Object.entries(sight).map(([role, seen = []]) => [
      role,
      role === 'operator' ? seen : [...seen, 'partner'],
    ]),
  )
const report = ['GET /people/{personId}/held', 'GET /people/{personId}/held/file']
const ofReferral = [
  'GET /referrals/{id}',
  'POST /referrals/{id}/accept',
  'POST /referrals/{id}/give-more',
  'POST /referrals/{id}/withdraw',
]

export const fieldRights: Readonly<Record<Group, FieldRight>> = {
  identity: { sees: onAccepting(persons) },
  // A number is shown by one door, which asks for the safe hour and writes down who saw it; beside it, the report for the
  // person. The receiver of a referral asks for it after accepting (`referrals.reveal_number`), at a door like that.
  number: { sees: casework, exits: report },
  code: { sees: onAccepting(persons) },
  paper: {
    sees: casework,
    exits: [
      ...report,
      ...['GET /people/{id}', 'PATCH /people/{id}', 'PATCH /people/{personId}/documents/{id}'],
      ...['GET /documents/facts'],
    ],
  },
  health: {
    sees: onAccepting(casework),
    exits: [...report, ...ofReferral, 'GET /people/{id}', 'PATCH /people/{id}'],
  },
  story: { sees: { operator: ['own'], ...each(workers, ['own', 'team']) } },
  told: { sees: onAccepting({ operator: ['own'], ...each(workers, ['own', 'team']) }) },
  heard: { sees: log },
}
export const groups = Object.keys(fieldRights) as Group[] // written out just above

/** For each role: which marks an answer tells, whatever it is: JSON, a page, a table, a file that is a zip of such. */
export function finderFor(world: World) {
  const known = new Map<Role, (reply: Answer) => { relation: Relation; group: Group }[]>()
  return (role: Role) => {
    const find = known.get(role) ?? finderOf(world, role)
    known.set(role, find)
    return find
  }
}

function finderOf(world: World, role: Role) {
  const wanted = relations.flatMap(relation => {
    const marks = marked.get(world.things(role, relation).case as string)
    return groups.flatMap(group => (marks ? [{ relation, group, mark: marks[group] }] : []))
  })
  return (reply: Answer) => {
    const text = textOf(reply)
    const digits = text.replaceAll(/[\s()-]/g, '')
    return wanted.filter(({ group, mark }) => (group === 'number' ? digits : text).includes(mark))
  }
}

function textOf({ body, raw }: Answer): string {
  if (raw.subarray(0, 2).toString() !== 'PK')
    return typeof body === 'string' ? body : JSON.stringify(body ?? '')
  return Object.values(unzipSync(raw))
    .map(file => strFromU8(file))
    .join('\n')
}
