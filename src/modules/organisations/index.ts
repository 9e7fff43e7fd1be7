import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { endpoints } from './routes.ts'

export { isOpen, type OpenHours, type OrganisationKind, organisationKinds } from './domain/organisation.ts'
export {
  addPartner,
  createOrganisation,
  createTeam,
  listOrganisations,
  listPartners,
  type NewOrganisation,
  type OrganisationView,
  organisationById,
  organisationBySlug,
  ownOrganisation,
  publicReceivers,
  renameOrganisation,
} from './service.ts'

export const organisations: Module = { name: 'organisations', needs: [], endpoints, policy }
