import { endpoint } from '#platform/module.ts'
import * as care from './contract/care.ts'
import * as files from './contract/files.ts'
import * as contract from './contract.ts'
import { exportFile } from './hsds/exports.ts'
import { importFile, previewFile } from './hsds/imports.ts'
import { countCare, findSimilar, readCare, settleReport } from './service/care.ts'
import { readTaxonomy } from './service/content.ts'
import { readHistory } from './service/history.ts'
import { createLocation, updateLocation } from './service/locations.ts'
import { createOrganization, readOrganization, updateOrganization } from './service/organizations.ts'
import { readPlace, searchPlaces } from './service/places.ts'
import { propose } from './service/propose.ts'
import { reportEntry } from './service/reports.ts'
import { searchServices, verifyEntry } from './service/search.ts'
import { createService, readService, updateService } from './service/services.ts'

export const endpoints = [
  endpoint(contract.propose, propose),
  endpoint(contract.search, searchServices),
  endpoint(contract.readService, readService),
  endpoint(contract.createService, createService),
  endpoint(contract.updateService, updateService),
  endpoint(contract.readOrganization, readOrganization),
  endpoint(contract.createOrganization, createOrganization),
  endpoint(contract.updateOrganization, updateOrganization),
  endpoint(contract.createLocation, createLocation),
  endpoint(contract.updateLocation, updateLocation),
  endpoint(contract.verify, verifyEntry),
  endpoint(contract.history, readHistory),
  endpoint(contract.report, reportEntry),
  endpoint(care.readCare, readCare),
  endpoint(care.countCare, countCare),
  endpoint(care.settleReport, settleReport),
  endpoint(care.findSimilar, findSimilar),
  endpoint(files.previewImport, previewFile),
  endpoint(files.runImport, importFile),
  endpoint(files.exportDirectory, exportFile),
  endpoint(contract.searchPlaces, searchPlaces),
  endpoint(contract.readPlace, readPlace),
  endpoint(contract.readTaxonomy, readTaxonomy),
]
