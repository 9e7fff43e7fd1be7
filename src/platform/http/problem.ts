import type * as v from 'valibot'
import { type FieldProblem, Refusal, type RefusalKind } from '#lib/refusal.ts'

/** RFC 9457 problem details, with a stable `code` and, for bad input, every error by path. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly errors?: readonly FieldProblem[]
  readonly instance?: string
  readonly [extra: string]: unknown
}

export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  busy: 503,
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  return {
    // Details first: none of them may take the place of a member that RFC 9457 names.
    ...refusal.details,
    type: `/docs/problems#${refusal.code}`,
    title: titleOf(refusal.code),
    status: statusOf[refusal.kind],
    code: refusal.code,
    ...(refusal.errors.length || refusal.kind === 'invalid' ? { errors: refusal.errors } : {}),
    instance: `urn:request:${requestId}`,
  }
}

/** `cases.already_closed` → `Cases: already closed`: for people who read programs' logs; screens translate the code. */
function titleOf(code: string): string {
  const words = code.replaceAll('_', ' ').replace('.', ': ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Every issue of a parse, as a path and a stable code. */
export function fieldProblems(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
  const problems = issues.flatMap(issue => innermost(issue))
  const seen = new Set<string>()
  return problems.filter(({ path, code }) => {
    const key = `${path} ${code}`
    return !seen.has(key) && seen.add(key)
  })
}

/** A union's own issue says only "no"; where exactly one branch got further, its reason is the useful one. */
function innermost(issue: v.BaseIssue<unknown>, prefix = ''): FieldProblem[] {
  const path = joined(prefix, pathOf(issue))
  if (issue.type === 'union' && issue.issues?.length && !isStableCode(issue.message)) {
    const nested = issue.issues.filter(inner => inner.kind !== 'schema' || (inner.path?.length ?? 0) > 0)
    if (nested.length) return nested.flatMap(inner => innermost(inner, path))
  }
  const limit =
    'requirement' in issue && ['string', 'number'].includes(typeof issue.requirement)
      ? issue.requirement
      : undefined
  return [{ path, code: codeOf(issue), ...(limit === undefined ? {} : { limit: limit as string | number }) }]
}

function codeOf(issue: v.BaseIssue<unknown>): string {
  if (isStableCode(issue.message)) return issue.message
  if (issue.kind === 'schema')
    return issue.received === 'undefined' || issue.received === 'null' ? 'required' : 'wrong_type'
  return issue.type
}

const isStableCode = (message: string) => /^[a-z][a-z_]*$/.test(message)

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).reduce(
    (path, { key }) => (typeof key === 'number' ? `${path}[${key}]` : joined(path, String(key))),
    '',
  )
}

function joined(path: string, key: string): string {
  if (!path || !key) return path || key
  return key.startsWith('[') ? path + key : `${path}.${key}`
}

/** What Fastify itself refuses, in our words. Null: not an expected refusal. */
export function frameworkRefusal(error: { code?: string; statusCode?: number }): Refusal | null {
  const { code, statusCode } = error
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return new Refusal('body_too_large', 'too_large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('media_type_not_taken', 'invalid')
  if (statusCode === 429) return new Refusal('too_many_requests', 'too_many')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal('not_readable', 'invalid')
  return null
}
