import type { ReplyOf } from '#lib/contract.ts'
import type { readContact } from '../contract.ts'
import type { AgeBand, Channel, Materials, Outcome, Sex } from '../domain/contact.ts'

/** What a contact says; typed when it is recorded and when it is corrected. */
export interface ContactContent {
  readonly channel: Channel
  readonly needs: readonly string[]
  readonly signs: readonly string[]
  readonly sex: Sex | null
  readonly ageBand: AgeBand | null
  readonly language: string | null
  readonly country: string | null
  readonly placeId: string | null
  readonly placeText: string
  readonly targetGroups: readonly string[]
  readonly said: string
  readonly advised: string
  readonly materials: Materials
  readonly personId: string | null
  readonly personLabel: string
}

/** What is typed while the caller speaks; kept on the device. The number is not in it. */
export interface ContactDraft extends ContactContent {
  readonly id: string
  readonly startedAt: string
  /** The promised call-back that this contact keeps. */
  readonly callBackId: string | null
  /** The file that is there already and that this contact is about. */
  readonly file: { readonly id: string; readonly mayRead: boolean } | null
  /** What was typed for a need and not chosen yet. */
  readonly needTyped: string
}

const nobody = {
  ...{ sex: null, ageBand: null, language: null, country: null, placeId: null, placeText: '' },
  ...{ targetGroups: [], personId: null, personLabel: '' },
}

export const emptyContact: ContactDraft = {
  ...nobody,
  ...{ id: '', startedAt: '', callBackId: null, file: null, channel: 'call_in', needs: [], signs: [] },
  ...{ needTyped: '', said: '', advised: '', materials: {} },
}

/** The contact as it is sent; seconds since it began, at most a day. */
export function sentContact(draft: ContactDraft, outcome: Outcome, number: string, now: number) {
  const { startedAt, id, callBackId } = draft
  const seconds = Math.round((now - Date.parse(startedAt)) / 1000)
  return {
    ...sentContent(draft),
    ...{ id, callBackId, startedAt, number, outcome },
    caseId: draft.file?.id ?? null,
    needs: outcome === 'not_a_request' ? [] : [...draft.needs],
    durationSeconds: Math.min(86_400, Math.max(0, seconds)),
    recordedOffline: !navigator.onLine,
  }
}

/** The part that recording and correcting have in common. */
export function sentContent(content: ContactContent) {
  const { channel, sex, ageBand, language, country, placeId, placeText, said, advised, personId } = content
  return {
    ...{ channel, sex, ageBand, language, country, placeId, placeText, said, advised, personId },
    needs: [...content.needs],
    signs: [...content.signs],
    targetGroups: [...content.targetGroups],
    materials: { ...content.materials },
  }
}

/** A recorded contact as the form shows it. */
export function contentOf(contact: ReplyOf<typeof readContact>): ContactContent {
  const { channel, needs, signs, sex, ageBand, language, country, placeId, targetGroups } = contact
  return {
    ...{ channel, needs, signs, sex, ageBand, language, country, placeId, targetGroups },
    placeText: contact.placeText ?? '',
    said: contact.said ?? '',
    advised: contact.advised ?? '',
    materials: contact.materials,
    personId: contact.personId,
    personLabel: contact.personLabel ?? '',
  }
}
