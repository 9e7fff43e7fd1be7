import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import { downloadHeads, listHeads, signHead } from './service/heads.ts'
import { listLines, readChain, readSetting, updateSetting, verifyNow } from './service/log.ts'
import { accessReport } from './service/report.ts'

export const endpoints = [
  endpoint(contract.readChain, readChain),
  endpoint(contract.verifyNow, verifyNow),
  endpoint(contract.listHeads, listHeads),
  endpoint(contract.signHead, signHead),
  endpoint(contract.downloadHeads, downloadHeads),
  endpoint(contract.listLines, listLines),
  endpoint(contract.accessReport, accessReport),
  endpoint(contract.readSetting, readSetting),
  endpoint(contract.updateSetting, updateSetting),
]
