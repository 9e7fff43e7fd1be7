import { endpoint } from '#platform/module.ts'
import * as calls from './contract/call-backs.ts'
import * as contacts from './contract/contacts.ts'
import * as log from './service/log.ts'
import * as queue from './service/queue.ts'
import { recordContact } from './service/record.ts'

export const endpoints = [
  endpoint(contacts.recordContact, recordContact),
  endpoint(contacts.listContacts, log.listContacts),
  endpoint(contacts.readContact, log.readContact),
  endpoint(contacts.correctContact, log.correctContact),
  endpoint(contacts.exportContacts, log.exportContacts),
  endpoint(calls.listCallBacks, queue.listCallBacks),
  endpoint(calls.claimCallBack, queue.claimCallBack),
  endpoint(calls.releaseCallBack, queue.releaseCallBack),
  endpoint(calls.triedCallBack, queue.triedCallBack),
  endpoint(calls.giveUpCallBack, queue.giveUpCallBack),
  endpoint(calls.finishCallBack, queue.finishCallBack),
]
