import type { Policy } from '#platform/module.ts'

const beside = ['field_agent', 'programme_manager'] as const

/** A group's phone has nobody signed in: it shows the key that it was let in with (`open`). */
export const policy: Policy = {
  'savings.register': beside,
  'savings.list': [...beside, 'supervisor'],
  'savings.add_device': 'open',
  'savings.send': 'open',
  'savings.read_log': 'open',
  'savings.members': 'open',
}
