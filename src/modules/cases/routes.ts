import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import * as lists from './service/lists.ts'
import { openCase } from './service/open.ts'

export const endpoints = [
  endpoint(contract.openCase, openCase),
  endpoint(contract.listCases, lists.listCases),
  endpoint(contract.listOpened, lists.listOpened),
]
