import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import * as danger from './service/danger.ts'
import * as glass from './service/glass.ts'
import * as life from './service/life.ts'
import * as lists from './service/lists.ts'
import { listOfPerson } from './service/of-person.ts'
import { openCase } from './service/open.ts'
import * as page from './service/page.ts'
import * as parts from './service/parts.ts'
import * as plan from './service/plan.ts'
import * as team from './service/team.ts'
import * as workload from './service/workload.ts'

export const endpoints = [
  endpoint(contract.openCase, openCase),
  endpoint(contract.listCases, lists.listCases),
  endpoint(contract.findCases, lists.listCases),
  endpoint(contract.listOpened, lists.listOpened),
  endpoint(contract.listOfPerson, listOfPerson),
  endpoint(contract.listDue, plan.listDue),
  endpoint(contract.readCase, page.readCase),
  endpoint(contract.readTimeline, page.readTimeline),
  endpoint(contract.listReaders, page.listReaders),
  endpoint(contract.updateCase, life.updateCase),
  endpoint(contract.addPerson, parts.addPerson),
  endpoint(contract.addNeed, parts.addNeed),
  endpoint(contract.updateNeed, parts.updateNeed),
  endpoint(contract.addNote, parts.addNote),
  endpoint(contract.addGoal, plan.addGoal),
  endpoint(contract.updateGoal, plan.updateGoal),
  endpoint(contract.addTask, plan.addTask),
  endpoint(contract.updateTask, plan.updateTask),
  endpoint(contract.triageQuestions, danger.triageQuestions),
  endpoint(contract.addTriage, danger.addTriage),
  endpoint(contract.listTriages, danger.listTriages),
  endpoint(contract.askHandOver, team.askHandOver),
  endpoint(contract.answerHandOver, team.answerHandOver),
  endpoint(contract.listHandOvers, team.listHandOvers),
  endpoint(contract.assign, team.assign),
  endpoint(contract.readWorkload, workload.readWorkload),
  endpoint(contract.moveCases, workload.moveCases),
  endpoint(contract.holdCase, life.holdCase),
  endpoint(contract.resumeCase, life.resumeCase),
  endpoint(contract.closeCase, life.closeCase),
  endpoint(contract.decideClosing, life.decideClosing),
  endpoint(contract.reopenCase, life.reopenCase),
  endpoint(contract.restrictCase, life.restrictCase),
  endpoint(contract.breakGlass, glass.breakGlass),
  endpoint(contract.listGlass, glass.listGlass),
]
