import { type Endpoint, endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import { readStanding } from './service/standing.ts'

export const endpoints: readonly Endpoint[] = [endpoint(contract.readStanding, readStanding)]
