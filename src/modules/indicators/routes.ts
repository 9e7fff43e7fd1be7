import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import { exportCsv, exportXlsx } from './service/export.ts'
import { readFigures } from './service/figures.ts'
import { readMyDay } from './service/my-day.ts'
import { readOverview } from './service/overview.ts'

export const endpoints = [
  endpoint(contract.myDay, readMyDay),
  endpoint(contract.readOverview, readOverview),
  endpoint(contract.readFigures, readFigures),
  endpoint(contract.exportCsv, exportCsv),
  endpoint(contract.exportXlsx, exportXlsx),
]
