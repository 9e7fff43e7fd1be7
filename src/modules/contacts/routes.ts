import { endpoint } from '#platform/module.ts'
import * as contacts from './contract/contacts.ts'
import { recordContact } from './service/record.ts'

export const endpoints = [endpoint(contacts.recordContact, recordContact)]
