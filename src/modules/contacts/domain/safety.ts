/** A way to reach a person as the module of people tells it: whether it is safe at the moment that was asked about. */
export interface Way {
  readonly kind: string
  readonly now: { readonly may: boolean; readonly reason: string | null }
  readonly whoMayAnswer: string
  readonly mayLeaveMessage: boolean
  readonly sharedPhone: boolean
  readonly fromMinute: number | null
  readonly toMinute: number | null
  readonly note: string | null
}

export const warningCodes = [
  'do_not_contact',
  'not_now',
  'only_between',
  'shared_phone',
  'only_the_person',
  'no_message',
  'note',
] as const

export interface Warning {
  readonly code: (typeof warningCodes)[number]
  readonly detail: string | null
}

export interface Safety {
  /** Whether at least one telephone way is safe; a person without any way has said nothing against it. */
  readonly safe: boolean
  readonly reason: string | null
  readonly warnings: readonly Warning[]
}

const calls: readonly string[] = ['phone', 'trusted_person']

/** Whether a call is safe, and what the one who calls must know. */
export function judgeSafety(ways: readonly Way[]): Safety {
  if (ways.some(({ kind }) => kind === 'none'))
    return { safe: false, reason: 'not_at_all', warnings: [{ code: 'do_not_contact', detail: null }] }
  const phones = ways.filter(({ kind }) => calls.includes(kind))
  const open = phones.find(({ now }) => now.may)
  const safe = phones.length === 0 || open !== undefined
  const warnings: Warning[] = safe ? [] : [{ code: 'not_now', detail: null }]
  for (const way of phones) warnings.push(...warningsOf(way))
  return { safe, reason: safe ? null : (phones[0]?.now.reason ?? null), warnings }
}

function warningsOf(way: Way): Warning[] {
  const warnings: Warning[] = []
  if (way.fromMinute !== null && way.toMinute !== null)
    warnings.push({ code: 'only_between', detail: `${clock(way.fromMinute)}–${clock(way.toMinute)}` })
  if (way.sharedPhone) warnings.push({ code: 'shared_phone', detail: null })
  if (way.whoMayAnswer === 'person') warnings.push({ code: 'only_the_person', detail: null })
  if (!way.mayLeaveMessage) warnings.push({ code: 'no_message', detail: null })
  if (way.note) warnings.push({ code: 'note', detail: way.note })
  return warnings
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
