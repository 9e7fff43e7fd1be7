import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import { composeReferral } from './service/compose.ts'
import * as moves from './service/moves.ts'
import { revealNumber } from './service/numbers.ts'
import { answerFor, makeLink } from './service/partner.ts'
import { listReferrals, readReferral } from './service/read.ts'
import { openCaseFrom } from './service/receive.ts'
import { sendReferral } from './service/send.ts'

export const endpoints = [
  endpoint(contract.composeReferral, composeReferral),
  endpoint(contract.sendReferral, sendReferral),
  endpoint(contract.listReferrals, listReferrals),
  endpoint(contract.readReferral, readReferral),
  endpoint(contract.acceptReferral, moves.acceptReferral),
  endpoint(contract.declineReferral, moves.declineReferral),
  endpoint(contract.askMore, moves.askMore),
  endpoint(contract.giveMore, moves.giveMore),
  endpoint(contract.returnReferral, moves.returnReferral),
  endpoint(contract.reportOutcome, moves.reportOutcome),
  endpoint(contract.withdrawReferral, moves.withdrawReferral),
  endpoint(contract.makeLink, makeLink),
  endpoint(contract.answerFor, answerFor),
  endpoint(contract.revealNumber, revealNumber),
  endpoint(contract.openCaseFrom, openCaseFrom),
]
