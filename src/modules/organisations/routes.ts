import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export const endpoints = [
  endpoint(contract.listOrganisations, service.listOrganisations),
  endpoint(contract.readOrganisation, service.readOrganisation),
  endpoint(contract.updateOrganisation, service.updateOrganisation),
  endpoint(contract.listTeams, service.listTeams),
  endpoint(contract.createTeam, service.createTeam),
  endpoint(contract.listPartners, service.listPartners),
  endpoint(contract.addPartner, service.addPartner),
  endpoint(contract.removePartner, service.removePartner),
]
