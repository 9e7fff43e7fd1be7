import { endpoint } from '#platform/module.ts'
import * as duplicatesContract from './contract/duplicates.ts'
import * as contract from './contract.ts'
import * as consents from './service/consents.ts'
import * as documents from './service/documents.ts'
import * as duplicates from './service/duplicates.ts'
import { findPeople } from './service/find.ts'
import { mergePersons, undoMerge } from './service/merge.ts'
import * as people from './service/people.ts'
import { printConsent } from './service/receipt.ts'
import * as relations from './service/relations.ts'
import { searchPeople } from './service/search.ts'
import * as ways from './service/ways.ts'

export const endpoints = [
  endpoint(contract.searchPeople, searchPeople),
  endpoint(contract.findPeople, findPeople),
  endpoint(contract.createPerson, people.createPerson),
  endpoint(contract.readPerson, people.readPerson),
  endpoint(contract.updatePerson, people.updatePerson),
  endpoint(contract.restrictPerson, people.setRestriction),
  endpoint(contract.noteHealth, people.noteHealth),
  endpoint(contract.personReaders, people.personReaders),
  endpoint(contract.joinHousehold, people.joinHousehold),
  endpoint(contract.addWay, ways.addWay),
  endpoint(contract.updateWay, ways.updateWay),
  endpoint(contract.endWay, ways.endWay),
  endpoint(contract.revealNumber, ways.revealNumber),
  endpoint(contract.addDocument, documents.addDocument),
  endpoint(contract.updateDocument, documents.updateDocument),
  endpoint(contract.endDocument, documents.endDocument),
  endpoint(contract.relate, relations.relate),
  endpoint(contract.unrelate, relations.unrelate),
  endpoint(contract.giveConsent, consents.giveConsent),
  endpoint(contract.printConsent, printConsent),
  endpoint(contract.withdrawConsent, consents.withdrawConsent),
  endpoint(duplicatesContract.likelyPersons, duplicates.likelyPersons),
  endpoint(duplicatesContract.listPairs, duplicates.listPairs),
  endpoint(duplicatesContract.comparePersons, duplicates.comparePersons),
  endpoint(duplicatesContract.notSame, duplicates.notSame),
  endpoint(duplicatesContract.mergePersons, mergePersons),
  endpoint(duplicatesContract.undoMerge, undoMerge),
]
