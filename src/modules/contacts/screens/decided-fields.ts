import type { FieldToDecide } from '#staff/hooks.ts'

export const contactFields: readonly FieldToDecide[] = [
  { name: 'channel', label: 'contacts.channel' },
  { name: 'durationSeconds', label: 'contacts.minutes' },
  { name: 'outcome', label: 'contacts.outcome' },
  { name: 'notRequest', label: 'contacts.not_request', with: 'outcome' },
  { name: 'needs', label: 'contacts.needs', free: true },
  { name: 'sex', label: 'contacts.who' },
  { name: 'ageBand', label: 'contacts.age' },
  { name: 'language', label: 'ui.language' },
  { name: 'country', label: 'contacts.country' },
  { name: 'placeText', label: 'contacts.place' },
  { name: 'placeId', label: 'contacts.place', with: 'placeText' },
  { name: 'targetGroups', label: 'contacts.target_groups', free: true },
  { name: 'personId', label: 'contacts.name_person' },
  { name: 'said', label: 'contacts.said', free: true },
  { name: 'advised', label: 'contacts.advised', free: true },
  { name: 'signs', label: 'contacts.signs', free: true },
  { name: 'materials', label: 'contacts.materials' },
]

/** What is asked where two of a team corrected the same day. */
export const sessionFields: readonly FieldToDecide[] = [
  { name: 'day', label: 'contacts.session.day' },
  { name: 'country', label: 'contacts.country', words: 'country.' },
  { name: 'placeText', label: 'contacts.place' },
  { name: 'placeId', label: 'contacts.place', with: 'placeText' },
  { name: 'team', label: 'contacts.session.team' },
  { name: 'workerIds', label: 'contacts.session.workers', free: true },
  { name: 'personsReached', label: 'contacts.session.persons_reached' },
  { name: 'consultations', label: 'contacts.session.consultations' },
  { name: 'materials', label: 'contacts.materials', words: 'contacts.material.' },
  { name: 'note', label: 'contacts.session.note', free: true },
]
