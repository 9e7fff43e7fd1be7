import type { FieldToDecide } from '#staff/hooks.ts'

/** What is asked where two colleagues changed what is known of the same group. */
export const groupFields: readonly FieldToDecide[] = [
  { name: 'name', label: 'savings.name' },
  { name: 'village', label: 'savings.village' },
  { name: 'placeId', label: 'savings.place' },
  { name: 'kind', label: 'savings.kind', words: 'savings.kind.' },
  { name: 'formedOn', label: 'savings.formed_on' },
]

/** What is asked where two colleagues corrected the same visit. */
export const visitFields: readonly FieldToDecide[] = [
  { name: 'madeOn', label: 'savings.visit.day' },
  { name: 'meetingHeld', label: 'savings.visit.meeting_held' },
  { name: 'membersCounted', label: 'savings.visit.members_counted' },
  { name: 'womenCounted', label: 'savings.visit.women_counted' },
  { name: 'presentCounted', label: 'savings.visit.present_counted' },
  { name: 'threeKeys', label: 'savings.visit.three_keys' },
  { name: 'boxAgrees', label: 'savings.visit.box_agrees' },
  { name: 'passbooksSeen', label: 'savings.visit.passbooks_seen' },
  { name: 'passbooksWrong', label: 'savings.visit.passbooks_wrong' },
  { name: 'phoneState', label: 'savings.visit.phone_state', words: 'savings.visit.phone.' },
  { name: 'problems', label: 'savings.visit.problems', words: 'savings.problem.', free: true },
  { name: 'helpedWith', label: 'savings.visit.helped_with', words: 'savings.help.', free: true },
  { name: 'note', label: 'savings.visit.note', free: true },
]
