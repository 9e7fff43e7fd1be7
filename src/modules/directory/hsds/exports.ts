import { stringify } from 'csv-stringify/sync'
import type { InputOf } from '#lib/contract.ts'
import { invalid } from '#lib/refusal.ts'
import type { Download } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { exportDirectory } from '../contract/files.ts'
import { codesByTerm } from '../service/content.ts'
import { placesOf } from '../service/places.ts'
import { archiveOf, tablesOfArchive } from './archive.ts'
import { writeBooklet } from './booklet.ts'
import { isJson, type Json } from './json.ts'
import { writePackage } from './package.ts'
import { inPlace } from './select.ts'
import { type SheetField, sheetFields, writeHours } from './sheet-fields.ts'

type Query = InputOf<typeof exportDirectory>

/** The public directory as a file. Asked for by staff, but it holds what everybody may see and no more. */
export async function exportFile(use: UseCase, { format, placeId, locale }: Query): Promise<Download> {
  const places = await placesOf(use.db)
  if (placeId !== null && !places.byId.has(placeId))
    throw invalid({ path: 'placeId', code: 'not_in_the_list' })
  if (format === 'pdf') return writeBooklet(use, { placeId, locale: locale ?? use.actor.locale })
  const archive = await archiveOf(use)
  const organizations =
    placeId === null ? archive.organizations : archive.organizations.flatMap(one => inPlace(one, placeId))
  const name = ['directory', placeId?.replaceAll(/[^\w]+/g, '-'), use.now.slice(0, 10)]
    .filter(Boolean)
    .join('-')
  switch (format) {
    case 'hsds': {
      const body = {
        hamroh_export: 1,
        hsds_version: '3.1',
        taxonomies: archive.taxonomies,
        taxonomy_terms: archive.terms,
        organizations,
      }
      return {
        filename: `${name}.json`,
        type: 'application/json',
        body: `${JSON.stringify(body, null, 1)}\n`,
      }
    }
    case 'package':
      return {
        filename: `${name}.zip`,
        type: 'application/zip',
        body: writePackage(await tablesOfArchive(use, { ...archive, organizations })),
      }
    case 'geojson':
      return {
        filename: `${name}.geojson`,
        type: 'application/geo+json',
        body: JSON.stringify(geoJson(organizations)),
      }
    case 'csv':
      return {
        filename: `${name}.csv`,
        type: 'text/csv; charset=utf-8',
        body: `\ufeff${stringify(await rowsOf(use, organizations), { header: true, columns: [...sheetFields], record_delimiter: 'windows' })}`,
      }
    case 'xlsx':
      return {
        filename: `${name}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await workbook(await rowsOf(use, organizations)),
      }
  }
}

const listOf = (given: unknown): Json[] => (Array.isArray(given) ? given.filter(isJson) : [])

/** A point for every service at every public address. */
function geoJson(organizations: readonly Json[]): Json {
  const features = organizations.flatMap(organization =>
    listOf(organization.services).flatMap(service =>
      listOf(service.service_at_locations).flatMap(link => {
        const place = link.location as Json | undefined
        const { latitude, longitude } = place ?? {}
        if (
          typeof latitude !== 'number' ||
          typeof longitude !== 'number' ||
          Math.abs(latitude) > 90 ||
          Math.abs(longitude) > 180
        )
          return []
        const [address] = listOf(place?.addresses)
        return {
          type: 'Feature',
          id: link.id,
          geometry: { type: 'Point', coordinates: [longitude, latitude] },
          properties: {
            service_id: service.id,
            service: service.name,
            status: service.status,
            organization_id: organization.id,
            location_id: place?.id,
            organization: organization.name,
            kind: organization.kind ?? null,
            translations: service.translations ?? {},
            address: [address?.address_1, address?.city].filter(Boolean).join(', '),
            country: address?.country ?? null,
            phones: phonesOf(service, organization).map(phone => phone.number),
            assured_date: service.assured_date ?? null,
            as_of: service.as_of ?? null,
          },
        }
      }),
    ),
  )
  return { type: 'FeatureCollection', features }
}

const phonesOf = (service: Json, organization: Json) => {
  const own = listOf(service.phones)
  return own.length > 0 ? own : listOf(organization.phones)
}

/** One line for each service, in the columns that the import reads. */
async function rowsOf(use: UseCase, organizations: readonly Json[]): Promise<Record<SheetField, unknown>[]> {
  const codes = await codesByTerm(use)
  return organizations.flatMap(organization =>
    listOf(organization.services).map(service => {
      const [link] = listOf(service.service_at_locations)
      const place = link?.location as Json | undefined
      const [address] = listOf(place?.addresses)
      const [first, ...others] = listOf(service.phones).map(phone => phone.number)
      const terms = listOf(service.attributes).map(one =>
        codes.get(String(one.taxonomy_term_id ?? (one.taxonomy_term as Json | undefined)?.id)),
      )
      return {
        organization: cell(organization.name),
        kind: organization.kind,
        service: cell(service.name),
        description: cell(service.description),
        needs: terms.filter(Boolean).join('; '),
        phone: first,
        phone2: others.join('; '),
        email: cell(service.email),
        website: cell(organization.website),
        country: address?.country ?? organization.country,
        place: place?.place_id ?? cell(address?.city),
        address: cell(address?.address_1),
        postal_code: cell(address?.postal_code),
        latitude: place?.latitude,
        longitude: place?.longitude,
        hours: writeHours(listOf(service.schedules).filter(one => one.freq !== undefined)),
        languages: listOf(service.languages)
          .map(one => one.code)
          .join('; '),
        fees: service.fee_level,
        women_only: service.eligible_sex === 'female' ? 'yes' : '',
        service_id: service.id,
        organization_id: organization.id,
        location_id: place?.id,
      }
    }),
  )
}

/** A text that a spreadsheet would take for a formula is told to be text. */
const cell = (value: unknown) =>
  typeof value === 'string' && /^[=@\t\r]|^[+-](?![\d\s(])/.test(value) ? `'${value}` : value

async function workbook(rows: readonly Record<SheetField, unknown>[]): Promise<Uint8Array> {
  // A library of forty megabytes in memory, and seldom wanted.
  const { Workbook } = (await import('exceljs')).default
  const book = new Workbook()
  const sheet = book.addWorksheet('Directory', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = sheetFields.map(key => ({ header: key, key, width: key === 'description' ? 50 : 22 }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(row)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
