import { endpoint } from '#platform/module.ts'
import * as figures from './contract/figures.ts'
import * as goodsContract from './contract/goods.ts'
import * as contract from './contract/groups.ts'
import * as programme from './contract/programme.ts'
import * as visits from './contract/visits.ts'
import * as exports from './service/exports.ts'
import * as goods from './service/goods.ts'
import { importGoods } from './service/goods-import.ts'
import { exportGoods, goodsReport } from './service/goods-report.ts'
import * as logs from './service/logs.ts'
import * as manage from './service/manage.ts'
import * as performance from './service/performance.ts'
import * as beside from './service/programme.ts'
import * as groups from './service/register.ts'
import { registerSelfHelpGroup } from './service/self-help.ts'
import * as totals from './service/totals.ts'
import * as visiting from './service/visits.ts'

export const endpoints = [
  endpoint(contract.registerGroup, groups.registerGroup),
  endpoint(contract.addDevice, groups.addDevice),
  endpoint(contract.sendEvents, logs.sendEvents),
  endpoint(contract.readLines, logs.readLines),
  endpoint(contract.exchangeMembers, logs.exchangeMembers),
  endpoint(contract.showNames, logs.showNames),
  endpoint(programme.listGroups, beside.listGroups),
  endpoint(programme.readProgramme, beside.readProgramme),
  endpoint(programme.readGroup, beside.readGroup),
  endpoint(programme.seeMembers, beside.seeMembers),
  endpoint(programme.changeGroup, manage.changeGroup),
  endpoint(programme.assignAgent, manage.assignAgent),
  endpoint(programme.closeGroup, manage.closeGroup),
  endpoint(programme.reopenGroup, manage.reopenGroup),
  endpoint(programme.endPhone, manage.endPhone),
  endpoint(programme.listAgents, manage.listAgents),
  endpoint(visits.planVisit, visiting.planVisit),
  endpoint(visits.recordVisit, visiting.recordVisit),
  endpoint(visits.correctVisit, visiting.correctVisit),
  endpoint(visits.cancelVisit, visiting.cancelVisit),
  endpoint(visits.listVisits, visiting.listVisits),
  endpoint(figures.readPerformance, performance.readPerformance),
  endpoint(figures.readSeries, performance.readSeries),
  endpoint(figures.readTotals, totals.readTotals),
  endpoint(figures.exportGroupsCsv, exports.exportGroupsCsv),
  endpoint(figures.exportGroupsXlsx, exports.exportGroupsXlsx),
  endpoint(figures.exportSavix, exports.exportSavix),
  endpoint(goodsContract.readGoods, goods.readGoods),
  endpoint(goodsContract.readEarlierGoods, logs.readEarlierGoods),
  endpoint(goodsContract.recordGoods, goods.recordGoods),
  endpoint(goodsContract.registerSelfHelpGroup, registerSelfHelpGroup),
  endpoint(goodsContract.goodsReport, goodsReport),
  endpoint(goodsContract.exportGoods, exportGoods),
  endpoint(goodsContract.importGoods, importGoods),
]
