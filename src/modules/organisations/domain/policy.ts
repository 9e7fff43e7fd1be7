import type { Policy } from '#platform/module.ts'

export const policy: Policy = {
  'organisations.list': 'member',
  'organisations.read': 'member',
  'organisations.update': ['administrator'],
  'organisations.list_teams': 'member',
  'organisations.create_team': ['administrator'],
  'organisations.list_partners': 'member',
  'organisations.add_partner': ['administrator'],
  'organisations.remove_partner': ['administrator'],
}
