import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import { askOthers } from './service/ask.ts'
import { chooseListed } from './service/choose.ts'
import { answerReceived, listReceived, readReceived } from './service/look.ts'
import { answerFor, listTracingOrganisations } from './service/organisations.ts'
import { withdrawQuestion } from './service/stop.ts'
import { readTracing } from './service/view.ts'

export const endpoints = [
  endpoint(contract.readTracing, readTracing),
  endpoint(contract.askOthers, askOthers),
  endpoint(contract.withdrawQuestion, withdrawQuestion),
  endpoint(contract.chooseListed, chooseListed),
  endpoint(contract.listTracingOrganisations, listTracingOrganisations),
  endpoint(contract.answerFor, answerFor),
  endpoint(contract.listReceived, listReceived),
  endpoint(contract.readReceived, readReceived),
  endpoint(contract.answerReceived, answerReceived),
]
