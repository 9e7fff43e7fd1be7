import * as v from 'valibot'
import { locales } from '#i18n/locales.ts'
import { flag, maybe, oneOf, optionalText, route, text } from '#lib/contract.ts'

export const importFormats = ['hsds', 'package', 'sheet'] as const
export const exportFormats = ['hsds', 'package', 'csv', 'xlsx', 'geojson', 'pdf'] as const

const fileFields = {
  name: text(200),
  /** The bytes of the file, base64. */
  content: v.pipe(v.string(), v.maxLength(14_000_000, 'too_long'), v.base64('not_base64')),
  /** Where the list is from; rows of the same source are known again. The name of the file unless said. */
  source: optionalText(120),
  /** Of a list: field → header of its column; guessed where left out. */
  mapping: maybe(v.record(v.string(), v.pipe(v.string(), v.maxLength(200)))),
}

const planView = v.object({
  format: oneOf(importFormats),
  /** Of a list: its columns, which field each fills, and the first rows. */
  sheet: v.nullable(
    v.object({
      headers: v.array(v.string()),
      mapping: v.record(v.string(), v.string()),
      fields: v.array(v.string()),
      sample: v.array(v.array(v.string())),
    }),
  ),
  counts: v.object({
    new: v.number(),
    changed: v.number(),
    same: v.number(),
    kept: v.number(),
    faulty: v.number(),
  }),
  /** What would be new or different; at most 300. */
  changes: v.array(
    v.object({
      kind: v.string(),
      id: v.string(),
      name: v.string(),
      what: oneOf(['new', 'changed']),
      where: v.string(),
      fields: v.array(v.object({ field: v.string(), before: v.unknown(), after: v.unknown() })),
    }),
  ),
  /** Every mistake: line or place in the file, field, reason; at most 1000. */
  mistakes: v.array(
    v.object({ where: v.string(), path: v.string(), code: v.string(), value: v.nullable(v.string()) }),
  ),
  /** Names this plan: sent back, so that what was shown is what is done. */
  hash: v.string(),
})
export type PlanView = v.InferOutput<typeof planView>

export const previewImport = route({
  method: 'POST',
  path: '/directory/imports/preview',
  action: 'directory.preview_import',
  summary: 'What a file would change in the directory: every difference, every bad row; nothing is written',
  limitPerMinute: 60,
  bodyLimit: 15_000_000,
  input: v.object(fileFields),
  reply: planView,
})

export const runImport = route({
  method: 'POST',
  path: '/directory/imports',
  action: 'directory.import',
  summary: 'Takes a file into the directory, as it was shown: all of it or nothing',
  limitPerMinute: 30,
  bodyLimit: 15_000_000,
  input: v.object({
    ...fileFields,
    hash: text(64),
    /** Takes what is right and leaves out what has a mistake. */
    leaveOut: v.optional(flag, false),
  }),
  reply: v.object({ counts: planView.entries.counts }),
})

export const exportDirectory = route({
  method: 'GET',
  path: '/directory/export',
  action: 'directory.export',
  summary:
    'The public directory as a file: HSDS JSON or data package, CSV, XLSX, GeoJSON, a booklet to print',
  limitPerMinute: 30,
  download: 'application/octet-stream',
  input: v.object({
    format: oneOf(exportFormats),
    /** Only what is in this place or serves it; a booklet needs one. */
    placeId: maybe(v.pipe(v.string(), v.regex(/^[A-Z]{2}[\w.:-]{0,80}$/, 'not_a_place'))),
    locale: maybe(oneOf(locales)),
  }),
  reply: v.null(),
})
