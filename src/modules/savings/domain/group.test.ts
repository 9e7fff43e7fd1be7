import { describe, expect, it } from 'vitest'
import { type Governance, groupWarnings, hasQuorum, motionPasses } from './group.ts'

const governance: Governance = {
  quorum: { num: 2, den: 3 },
  offices: { chair: 'm1', secretary: 'm2', treasurer: 'm3', money_counter_1: 'm4', money_counter_2: 'm5' },
  keyHolders: ['m6', 'm7', 'm8'],
  ...{ minimumAge: 18, maximumSize: null, entryFee: 0, proxyAllowed: false, joiningMidCycle: 'wait' },
  removalVote: { num: 2, den: 3 },
}
const members = Array.from({ length: 12 }, (_, index) => `m${index}`)

describe('a group', () => {
  it('of twelve with five officers and three other key-holders gives no cause for remark', () => {
    expect(groupWarnings(governance, members, false)).toEqual([])
  })

  it('is warned, never stopped, when keys and offices are in the same hands', () => {
    const odd = { ...governance, offices: { chair: 'm1', secretary: 'm1' }, keyHolders: ['m1', 'm7'] }
    expect(groupWarnings(odd, members.slice(0, 4), false)).toEqual([
      ...['few_members', 'key_holders_not_three', 'key_holder_in_committee', 'one_person_two_offices'],
      ...['office_empty', 'counters_missing'],
    ])
  })

  it('of self-help may be small', () => {
    expect(groupWarnings(governance, members.slice(0, 5), true)).toEqual([])
  })

  it('decides with two thirds present, to the person', () => {
    expect([7, 8].map(present => hasQuorum(governance.quorum, present, 12))).toEqual([false, true])
  })

  it('passes a motion with more votes for than against, or with the part that the rules ask for', () => {
    expect([motionPasses(4, 4), motionPasses(5, 4), motionPasses(0, 0)]).toEqual([false, true, false])
    expect(motionPasses(7, 4, governance.removalVote)).toBe(false)
    expect(motionPasses(8, 4, governance.removalVote)).toBe(true)
  })
})
