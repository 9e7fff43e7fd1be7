import type { FieldToDecide } from '#staff/hooks.ts'

export const personFields: readonly FieldToDecide[] = [
  { name: 'names', label: 'people.names', free: true },
  { name: 'sex', label: 'ui.sex', words: 'ui.sex.' },
  { name: 'birthYear', label: 'people.birth_year' },
  { name: 'birthDay', label: 'people.birth_day' },
  { name: 'ageBand', label: 'people.age_band', words: 'people.age_band.' },
  { name: 'citizenships', label: 'people.citizenship', free: true },
  { name: 'languages', label: 'people.languages', free: true },
  { name: 'placeText', label: 'people.place' },
  { name: 'placeId', label: 'people.place', with: 'placeText' },
  { name: 'countryNow', label: 'people.country_now' },
  { name: 'targetGroups', label: 'people.target_groups', free: true },
  { name: 'notes', label: 'people.notes', free: true },
]

/** What is asked where two people corrected the same way of reaching somebody. */
export const wayFields: readonly FieldToDecide[] = [
  { name: 'kind', label: 'people.way.kind', words: 'people.way.kind.' },
  { name: 'number', label: 'people.way.number', keeps: true },
  { name: 'detail', label: 'people.way.detail', free: true },
  { name: 'days', label: 'people.way.days' },
  { name: 'fromMinute', label: 'people.way.from' },
  { name: 'toMinute', label: 'people.way.to' },
  { name: 'whoMayAnswer', label: 'people.way.answers', words: 'people.way.answers.' },
  { name: 'mayLeaveMessage', label: 'people.way.leave_message' },
  { name: 'messagesOnly', label: 'people.way.messages_only' },
  { name: 'sharedPhone', label: 'people.way.shared' },
  { name: 'codeWord', label: 'people.way.code_word' },
  { name: 'coverStory', label: 'people.way.cover_story', free: true },
  { name: 'safeUntil', label: 'people.way.safe_until' },
  { name: 'note', label: 'people.notes', free: true },
]

export const paperFields: readonly FieldToDecide[] = [
  { name: 'kind', label: 'people.document.kind', words: 'people.document.kind.' },
  { name: 'number', label: 'people.document.number', keeps: true },
  { name: 'country', label: 'people.citizenship' },
  { name: 'heldBy', label: 'people.document.held_by', words: 'people.held_by.' },
  { name: 'takenAway', label: 'people.document.taken_away' },
  { name: 'expiresOn', label: 'people.document.expires' },
  { name: 'note', label: 'people.notes', free: true },
]
