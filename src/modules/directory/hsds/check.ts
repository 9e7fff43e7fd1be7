import { type Entry, isUuid, type Mistake } from './bundle.ts'
import { isJson, type Json } from './json.ts'
import { hamrohProfile } from './profile.ts'

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly $ref?: string
}

/** What is wrong with an entry by the schemas of the profile: everything, each by its path. */
export function checkEntry(entry: Entry): Mistake[] {
  const found: { path: string; code: string }[] = []
  look(schemaOf(`${entry.kind}.json`), withoutLinks(entry.raw), '', found)
  return found.map(one => ({ where: entry.where, ...one }))
}

/** An organization's own locations stand beside it by now, as ids. */
const withoutLinks = (raw: Json): Json =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'locations'))

const schemaOf = (name: string) => hamrohProfile().schemas.get(name) as Schema

const checks: Readonly<Record<string, (text: string) => boolean>> = {
  uuid: isUuid,
  uri: text => URL.canParse(text),
  email: text => /^[^\s@]+@[^\s@]+$/.test(text),
  'date-time': text =>
    /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?$/.test(text) &&
    !Number.isNaN(Date.parse(text)),
}
const codes: Readonly<Record<string, string>> = {
  uuid: 'not_an_id',
  uri: 'not_a_web_address',
  email: 'not_an_email',
  'date-time': 'not_a_moment',
}

function look(schema: Schema, value: unknown, path: string, found: { path: string; code: string }[]): void {
  if (schema.$ref) look(schemaOf(schema.$ref), value, path, found)
  else if (Array.isArray(value)) {
    if (schema.type && schema.type !== 'array') found.push({ path, code: 'wrong_type' })
    else if (schema.items)
      for (const [index, one] of value.entries()) look(schema.items, one, `${path}[${index}]`, found)
  } else if (isJson(value)) {
    if (schema.type && schema.type !== 'object') found.push({ path, code: 'wrong_type' })
    else lookInside(schema, value, path, found)
  } else {
    const code = faultOf(schema, value)
    if (code) found.push({ path, code })
  }
}

function lookInside(
  schema: Schema,
  value: Json,
  path: string,
  found: { path: string; code: string }[],
): void {
  const at = (key: string) => (path === '' ? key : `${path}.${key}`)
  for (const key of schema.required ?? [])
    if (value[key] === undefined) found.push({ path: at(key), code: 'required' })
  for (const [key, one] of Object.entries(value)) {
    const inner = schema.properties?.[key]
    if (inner) look(inner, one, at(key), found)
  }
}

function faultOf(schema: Schema, value: unknown): string | null {
  if (schema.type && typeof value !== schema.type) return 'wrong_type'
  if (schema.enum && !schema.enum.includes(value)) return 'not_one_of'
  if (typeof value !== 'string') return null
  if (schema.format && checks[schema.format]?.(value) === false) return codes[schema.format] ?? 'wrong_type'
  return schema.pattern && !new RegExp(schema.pattern).test(value) ? 'not_a_code' : null
}
