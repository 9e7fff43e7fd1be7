import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import { readBasis } from './service/basis.ts'
import { createClaim, listClaims, readClaim, updateClaim } from './service/claims.ts'
import { addStep, recordRecovery, withdrawRecovery } from './service/course.ts'
import { readFigures } from './service/figures.ts'

export const endpoints = [
  endpoint(contract.readBasis, readBasis),
  endpoint(contract.readFigures, readFigures),
  endpoint(contract.listClaims, listClaims),
  endpoint(contract.createClaim, createClaim),
  endpoint(contract.readClaim, readClaim),
  endpoint(contract.updateClaim, updateClaim),
  endpoint(contract.addStep, addStep),
  endpoint(contract.recordRecovery, recordRecovery),
  endpoint(contract.withdrawRecovery, withdrawRecovery),
]
