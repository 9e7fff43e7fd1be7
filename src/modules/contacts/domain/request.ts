/** How somebody who asked wants to be reached; `none`: they come back with their code. */
export const reaches = ['none', 'phone', 'messenger'] as const
export type Reach = (typeof reaches)[number]

export const reachWho = ['only_me', 'anyone'] as const
export type ReachWho = (typeof reachWho)[number]

export const requestStates = ['waiting', 'taken', 'answered', 'closed'] as const
export type RequestState = (typeof requestStates)[number]

/** What is missing or does not fit in a request from the public; empty where it can be sent. */
export function problemsOfRequest(asked: {
  readonly needs: readonly string[]
  readonly said: string | null
  readonly dangerNow: boolean
  readonly reach: Reach
  readonly reachAt: string | null
}): { path: string; code: string }[] {
  const problems: { path: string; code: string }[] = []
  if (asked.needs.length === 0 && !asked.said && !asked.dangerNow)
    problems.push({ path: 'needs', code: 'say_something' })
  if (asked.reach !== 'none' && !asked.reachAt) problems.push({ path: 'reachAt', code: 'required' })
  if (asked.reach === 'phone' && asked.reachAt && asked.reachAt.replace(/\D/g, '').length < 7)
    problems.push({ path: 'reachAt', code: 'not_a_phone' })
  return problems
}

/** Wrong codes for one reference before it rests, and for how long, in hours. */
export const mostTries = 10
export const restHours = 0.5
