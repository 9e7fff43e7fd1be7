import type { Policy } from '#platform/module.ts'

const beside = ['field_agent', 'programme_manager'] as const
const readers = [...beside, 'supervisor'] as const

/** A group's phone has nobody signed in: it shows the key that it was let in with (`open`). */
export const policy: Policy = {
  'savings.register': beside,
  'savings.list': readers,
  'savings.read': readers,
  'savings.visits': readers,
  'savings.figures': readers,
  // As the organisation's other figures; the database asks for the same roles.
  'savings.totals': ['programme_manager', 'supervisor', 'administrator'],
  'savings.edit': beside,
  'savings.visit': beside,
  'savings.end_phone': beside,
  // Who accompanies which group is not the agents' to say.
  'savings.manage': ['programme_manager'],
  'savings.export': ['programme_manager', 'supervisor'],
  // Only who accompanies the group, as far as it has voted; a programme manager has figures, never a member.
  'savings.see_members': ['field_agent'],
  'savings.goods': readers,
  'savings.record_goods': beside,
  'savings.register_self_help': beside,
  'savings.goods_report': readers,
  'savings.export_goods': ['programme_manager', 'supervisor'],
  'savings.import_goods': beside,
  'savings.add_device': 'open',
  'savings.send': 'open',
  'savings.read_log': 'open',
  'savings.members': 'open',
  'savings.show_names': 'open',
  'savings.earlier_goods': 'open',
}
