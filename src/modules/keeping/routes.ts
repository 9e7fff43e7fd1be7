import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import { decideErasure, listErasures, readProof } from './service/erase.ts'
import { askExport, decideExport, downloadExport, listExports } from './service/export.ts'
import { exportPerson, readHeld } from './service/held.ts'
import { askErasure, liftHold, placeHold, readPersonKeeping } from './service/persons.ts'
import { listRules, updateRule } from './service/rules.ts'

export const endpoints = [
  endpoint(contract.listRules, listRules),
  endpoint(contract.updateRule, updateRule),
  endpoint(contract.readPersonKeeping, readPersonKeeping),
  endpoint(contract.placeHold, placeHold),
  endpoint(contract.liftHold, liftHold),
  endpoint(contract.askErasure, askErasure),
  endpoint(contract.listErasures, listErasures),
  endpoint(contract.decideErasure, decideErasure),
  endpoint(contract.readProof, readProof),
  endpoint(contract.readHeld, readHeld),
  endpoint(contract.exportPerson, exportPerson),
  endpoint(contract.listExports, listExports),
  endpoint(contract.askExport, askExport),
  endpoint(contract.decideExport, decideExport),
  endpoint(contract.downloadExport, downloadExport),
]
