import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import * as documents from './service/documents.ts'
import { readFacts } from './service/facts.ts'
import { docxOf, pdfOf } from './service/files.ts'

export const endpoints = [
  endpoint(contract.readTemplates, documents.readTemplates),
  endpoint(contract.readFacts, readFacts),
  endpoint(contract.listDocuments, documents.listDocuments),
  endpoint(contract.makeDocument, documents.makeDocument),
  endpoint(contract.readDocument, documents.readDocument),
  endpoint(contract.changeDocument, documents.changeDocument),
  endpoint(contract.markSent, documents.markSent),
  endpoint(contract.pdfOf, pdfOf),
  endpoint(contract.docxOf, docxOf),
]
