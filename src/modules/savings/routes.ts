import { endpoint } from '#platform/module.ts'
import * as contract from './contract/groups.ts'
import * as logs from './service/logs.ts'
import * as groups from './service/register.ts'

export const endpoints = [
  endpoint(contract.registerGroup, groups.registerGroup),
  endpoint(contract.listGroups, groups.listGroups),
  endpoint(contract.addDevice, groups.addDevice),
  endpoint(contract.sendEvents, logs.sendEvents),
  endpoint(contract.readLines, logs.readLines),
  endpoint(contract.exchangeMembers, logs.exchangeMembers),
]
