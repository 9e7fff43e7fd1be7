import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import * as assess from './service/assess.ts'
import * as rules from './service/rules.ts'

export const endpoints = [
  endpoint(contract.listRules, rules.listRules),
  endpoint(contract.readRule, rules.readRule),
  endpoint(contract.listChanges, rules.listChanges),
  endpoint(contract.checkStay, assess.checkStay),
  endpoint(contract.listSignatures, rules.listSignatures),
  endpoint(contract.signRule, rules.signRule),
  endpoint(contract.withdrawSignature, rules.withdrawSignature),
  endpoint(contract.listAssessments, assess.listAssessments),
  endpoint(contract.readAssessment, assess.readAssessment),
  endpoint(contract.assess, assess.assess),
]
