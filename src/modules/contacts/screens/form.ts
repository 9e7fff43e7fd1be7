import type { AgeBand, Channel, Outcome, Sex } from '../domain/contact.ts'

/** What is typed while the caller speaks; kept on the device. The number is not in it. */
export interface ContactDraft {
  readonly id: string
  readonly startedAt: string
  readonly channel: Channel
  readonly needs: readonly string[]
  readonly signs: readonly string[]
  readonly sex: Sex | null
  readonly ageBand: AgeBand | null
  readonly language: string | null
  readonly placeText: string
  readonly said: string
  readonly advised: string
  readonly personId: string | null
  readonly personLabel: string
}

export const emptyContact: ContactDraft = {
  ...{
    id: '',
    startedAt: '',
    channel: 'call_in',
    needs: [],
    signs: [],
    sex: null,
    ageBand: null,
    language: null,
  },
  ...{ placeText: '', said: '', advised: '', personId: null, personLabel: '' },
}

/** The contact as it is sent; seconds since it began, at most a day. */
export function sentContact(draft: ContactDraft, outcome: Outcome, number: string, now: number) {
  const { personLabel, startedAt, ...same } = draft
  const seconds = Math.round((now - Date.parse(startedAt)) / 1000)
  return {
    ...same,
    needs: outcome === 'not_a_request' ? [] : [...draft.needs],
    signs: [...draft.signs],
    startedAt,
    durationSeconds: Math.min(86_400, Math.max(0, seconds)),
    number,
    outcome,
    recordedOffline: !navigator.onLine,
  }
}
