import { endpoint } from '#platform/module.ts'
import * as calls from './contract/call-backs.ts'
import * as contacts from './contract/contacts.ts'
import * as brought from './contract/imports.ts'
import * as requests from './contract/requests.ts'
import * as outings from './contract/sessions.ts'
import { recognise } from './service/caller.ts'
import * as imports from './service/imports.ts'
import * as log from './service/log.ts'
import * as queue from './service/queue.ts'
import { recordContact } from './service/record.ts'
import * as asked from './service/requests.ts'
import * as sessions from './service/sessions.ts'

export const endpoints = [
  endpoint(contacts.recordContact, recordContact),
  endpoint(contacts.recognise, recognise),
  endpoint(contacts.listContacts, log.listContacts),
  endpoint(contacts.findContacts, log.listContacts),
  endpoint(contacts.readContact, log.readContact),
  endpoint(contacts.correctContact, log.correctContact),
  endpoint(contacts.exportContacts, log.exportContacts),
  endpoint(calls.listCallBacks, queue.listCallBacks),
  endpoint(calls.claimCallBack, queue.claimCallBack),
  endpoint(calls.releaseCallBack, queue.releaseCallBack),
  endpoint(calls.triedCallBack, queue.triedCallBack),
  endpoint(calls.giveUpCallBack, queue.giveUpCallBack),
  endpoint(calls.finishCallBack, queue.finishCallBack),
  endpoint(requests.listRequests, asked.listRequests),
  endpoint(requests.readRequest, asked.readRequest),
  endpoint(requests.takeRequest, asked.takeRequest),
  endpoint(requests.reply, asked.reply),
  endpoint(requests.closeRequest, asked.closeRequest),
  endpoint(outings.createSession, sessions.createSession),
  endpoint(outings.updateSession, sessions.updateSession),
  endpoint(outings.readSession, sessions.readSession),
  endpoint(outings.listSessions, sessions.listSessions),
  endpoint(brought.uploadImport, imports.uploadImport),
  endpoint(brought.listImports, imports.listImports),
  endpoint(brought.readImport, imports.readImport),
  endpoint(brought.previewImport, imports.previewImport),
  endpoint(brought.runImport, imports.runImport),
  endpoint(brought.importReport, imports.importReport),
  endpoint(brought.undoImport, imports.undoImport),
]
