import { type Actor, hasRole } from '#lib/actor.ts'
import type { Policy } from '#platform/module.ts'

const editors = ['directory_editor', 'administrator'] as const

/** Reading is for everybody, rows by their visibility; which entry an editor may change, the row policies decide. */
export const policy: Policy = {
  'directory.propose': 'member',
  'directory.search': 'member',
  'directory.read_service': 'member',
  'directory.read_organization': 'member',
  'directory.create_service': editors,
  'directory.update_service': editors,
  'directory.create_organization': editors,
  'directory.update_organization': editors,
  'directory.create_location': editors,
  'directory.update_location': editors,
  'directory.verify': editors,
  'directory.history': editors,
  'directory.report': 'open',
  'directory.care': editors,
  'directory.settle_report': editors,
  'directory.similar': editors,
  'directory.preview_import': ['directory_editor'],
  'directory.import': ['directory_editor'],
  'directory.export': 'member',
  'directory.places': 'open',
  'directory.place': 'open',
  'directory.taxonomy': 'open',
}

/** Its own editors and administrators keep an entry; one that belongs to nobody here, any directory editor. */
export function mayWrite(actor: Actor, ownerId: string | null): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'member') return false
  const own = ownerId !== null && ownerId === actor.organisationId
  return (
    (hasRole(actor, 'directory_editor') && (ownerId === null || own)) ||
    (hasRole(actor, 'administrator') && own)
  )
}
