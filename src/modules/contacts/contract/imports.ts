import * as v from 'valibot'
import { id, oneOf, route, text } from '#lib/contract.ts'
import { channels } from '../domain/contact.ts'
import { importFields } from '../domain/import-columns.ts'

/** What the file may weigh; in the request it is a third larger. */
export const mostBytes = 8_000_000

export const mapping = v.record(v.pipe(v.string(), v.regex(/^\d{1,2}$/, 'not_a_column')), oneOf(importFields))
export const settings = v.object({
  dateOrder: v.optional(oneOf(['dmy', 'mdy']), 'dmy'),
  channel: v.optional(oneOf(channels), 'call_in'),
})

export const importView = v.object({
  id: v.string(),
  filename: v.string(),
  format: oneOf(['csv', 'xlsx']),
  state: oneOf(['uploaded', 'running', 'done', 'undone']),
  header: v.array(v.string()),
  /** Column → what it means; guessed from its heading until somebody chooses. */
  mapping,
  settings,
  rows: v.object({
    total: v.number(),
    done: v.number(),
    imported: v.number(),
    /** Imported before, from this file or another. */
    known: v.number(),
    bad: v.number(),
  }),
  createdAt: v.string(),
  may: v.object({ run: v.boolean(), undo: v.boolean() }),
})

/** With the first rows as they stand in the file, to choose the columns by. */
const importFile = v.object({ ...importView.entries, samples: v.array(v.array(v.string())) })

const problem = v.object({
  column: v.string(),
  value: v.string(),
  code: v.string(),
  allowed: v.array(v.string()),
})
const badRow = v.object({ row: v.number(), problems: v.array(problem) })

export const uploadImport = route({
  method: 'POST',
  path: '/contact-imports',
  action: 'contacts.import',
  summary: 'Bring a log along: a CSV or XLSX file, in base64',
  status: 201,
  bodyLimit: 11_500_000,
  input: v.object({
    id: v.optional(id),
    filename: text(200),
    content: v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'not_base64'),
      v.maxLength(11_000_000, 'too_long'),
    ),
  }),
  reply: importView,
})

export const listImports = route({
  method: 'GET',
  path: '/contact-imports',
  action: 'contacts.import',
  summary: 'The logs that were brought along',
  input: v.object({}),
  reply: v.object({ items: v.array(importView) }),
})

export const readImport = route({
  method: 'GET',
  path: '/contact-imports/{id}',
  action: 'contacts.import',
  summary: 'One import: what its columns mean, how far it is',
  input: v.object({ id }),
  reply: importFile,
})

export const previewImport = route({
  method: 'POST',
  path: '/contact-imports/{id}/preview',
  action: 'contacts.import',
  summary: 'What would come of it: the first twenty rows, and every bad row with the reason',
  input: v.object({ id, mapping, settings }),
  reply: v.object({
    good: v.number(),
    bad: v.number(),
    known: v.number(),
    rows: v.array(
      v.object({
        row: v.number(),
        cells: v.array(v.string()),
        contact: v.nullable(v.record(v.string(), v.unknown())),
        problems: v.array(problem),
      }),
    ),
    badRows: v.array(badRow),
  }),
})

export const runImport = route({
  method: 'POST',
  path: '/contact-imports/{id}/run',
  action: 'contacts.import',
  summary: 'Import the next five hundred rows; call again until the state is done',
  input: v.object({ id, mapping, settings }),
  reply: importView,
})

export const importReport = route({
  method: 'GET',
  path: '/contact-imports/{id}/report',
  action: 'contacts.import',
  summary: 'The rows that did not go in, with row, column, value and reason, as CSV',
  download: 'text/csv',
  input: v.object({ id }),
  reply: v.any(),
})

export const undoImport = route({
  method: 'POST',
  path: '/contact-imports/{id}/undo',
  action: 'contacts.import',
  summary: 'Take the whole import back, as long as nothing was built on it',
  input: v.object({ id }),
  reply: importView,
})
