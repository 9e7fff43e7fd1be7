import { newId } from '#lib/ids.ts'
import { hostileTexts, hostileValues, pick, planted, type Random } from './values.ts'

/** The part of JSON Schema that our description uses. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxItems?: number
}

export interface Operation {
  readonly operationId: string
  readonly parameters: readonly { name: string; in: string; schema: Schema }[]
  readonly requestBody?: { content: Record<string, { schema: Schema }> }
}

export interface Described {
  readonly paths: Record<string, Record<string, Operation>>
}

export interface Attack {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly payload?: string | Buffer
}

/** A value that fits the schema, with real ids where the server has told us some. */
export function fitting(random: Random, schema: Schema, ids: readonly string[], depth = 0): unknown {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fitting(random, pick(random, choices), ids, depth)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(random, schema.enum)
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  switch (type) {
    case 'object': {
      const required = new Set(schema.required ?? [])
      const fields = Object.entries(schema.properties ?? {})
      return Object.fromEntries(
        fields
          .filter(([name]) => required.has(name) || random() < 0.4)
          .map(([name, field]) => [name, fitting(random, field, ids, depth + 1)]),
      )
    }
    case 'array':
      return depth > 4
        ? []
        : Array.from({ length: Math.floor(random() * 3) }, () =>
            fitting(random, schema.items ?? {}, ids, depth + 1),
          )
    case 'integer':
    case 'number':
      return Math.min(schema.maximum ?? 1000, (schema.minimum ?? 0) + Math.floor(random() * 5))
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    case 'string':
      return fittingText(random, schema, ids)
    default:
      return pick(random, [null, planted, 1, true])
  }
}

function fittingText(random: Random, schema: Schema, ids: readonly string[]): string {
  const { format = '', pattern = '' } = schema
  if (format === 'uuid' || /\[0-9a-f\]/i.test(pattern))
    return ids.length && random() < 0.7 ? pick(random, ids) : newId()
  if (format === 'date' || /\\d\{4\}-/.test(pattern))
    return `202${Math.floor(random() * 9)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`
  if (format === 'date-time') return '2026-11-22T10:00:00Z'
  if (format === 'email') return `${newId()}@example.org`
  if (pattern.includes('[A-Z]{2}')) return pick(random, ['TJ', 'KG', 'UZ', 'RU', 'KZ'])
  const text = random() < 0.2 ? `${planted} ${pick(random, hostileTexts)}` : planted
  return text.slice(0, schema.maxLength ?? 200)
}

/** Breaks one place of a value, or several. */
function broken(random: Random, value: unknown): unknown {
  if (random() < 0.15) return pick(random, hostileValues)
  if (Array.isArray(value)) {
    if (!value.length || random() < 0.3) return [pick(random, hostileValues)]
    return value.map((item, at) => (at === 0 ? broken(random, item) : item))
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
    if (!fields.length || random() < 0.1)
      return {
        ...value,
        [pick(random, ['__proto__', 'extra', 'organisationId', 'version'])]: pick(random, hostileValues),
      }
    const [name] = pick(random, fields)
    if (random() < 0.15) return Object.fromEntries(fields.filter(([other]) => other !== name))
    return { ...value, [name]: broken(random, (value as Record<string, unknown>)[name]) }
  }
  return random() < 0.6 ? pick(random, hostileTexts) : pick(random, hostileValues)
}

/** One request made from the description: mostly nearly right, so that it gets further in than the door. */
export function attackOn(
  random: Random,
  given: {
    path: string
    method: string
    operation: Operation
    tokens: readonly string[]
    ids: readonly string[]
    earlier: readonly string[]
  },
): Attack {
  const { operation, ids } = given
  const hostile = random() < 0.6
  let url = `/api/v1${given.path}`
  const query: string[] = []
  for (const parameter of operation.parameters) {
    if (parameter.in === 'header' || (parameter.in === 'query' && random() < 0.5)) continue
    let value = fitting(random, parameter.schema, ids)
    if (hostile && random() < 0.3) value = broken(random, value)
    const text = encode(random, typeof value === 'object' ? JSON.stringify(value) : String(value))
    if (parameter.in === 'path') url = url.replace(`{${parameter.name}}`, text || '%20')
    else
      query.push(
        `${parameter.name}=${text}`,
        ...(hostile && random() < 0.1 ? [`${parameter.name}=again`] : []),
      )
  }
  if (hostile && random() < 0.1)
    query.push(
      pick(random, [
        '__proto__[a]=1',
        'limit=-1',
        'cursor=zzz',
        'limit=1e9',
        'cursor=W10',
        '%=%',
        'a[b][c]=d',
      ]),
    )
  if (query.length) url += `?${query.join('&')}`
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const body = schema ? fitting(random, schema, ids) : undefined
  return {
    method:
      hostile && random() < 0.03
        ? pick(random, ['PUT', 'TRACE', 'OPTIONS', 'HEAD', 'PATCH', 'DELETE'])
        : given.method.toUpperCase(),
    url,
    headers: headersOf(random, hostile, given),
    ...(body === undefined ? {} : { payload: payloadOf(random, hostile, body) }),
  }
}

function encode(random: Random, text: string): string {
  try {
    return encodeURIComponent(text.slice(0, 3000))
  } catch {
    // Half a character: sent as bytes that are no UTF-8.
    return pick(random, ['%ff%fe', '%ed%a0%80', '%00', '%c0%ae'])
  }
}

function headersOf(
  random: Random,
  hostile: boolean,
  { tokens, earlier }: { tokens: readonly string[]; earlier: readonly string[] },
): Record<string, string> {
  const odd = hostile && random() < 0.08
  return {
    'content-type': odd
      ? pick(random, [
          'text/plain',
          'application/xml',
          'multipart/form-data',
          'application/json; charset=utf-16',
          'application/x-www-form-urlencoded',
        ])
      : 'application/json',
    ...(odd && random() < 0.3
      ? {}
      : {
          authorization: odd
            ? pick(random, ['Bearer', 'Bearer  ', 'Basic YTpi', `Bearer ${'a'.repeat(5000)}`])
            : `Bearer ${pick(random, tokens)}`,
        }),
    ...(random() < 0.3
      ? {
          'idempotency-key': pick(random, [
            newId(),
            newId(),
            ...earlier.slice(-50),
            ...(odd ? [planted, '\u00ff', 'k'.repeat(500)] : []),
          ]),
        }
      : {}),
    ...(odd
      ? {
          'accept-language': pick(random, ['tg', '*;q=9', planted.slice(0, 4), 'x'.repeat(2000)]).replaceAll(
            /[^\x20-\x7e]/g,
            '',
          ),
        }
      : {}),
  }
}

function payloadOf(random: Random, hostile: boolean, body: unknown): string | Buffer {
  if (!hostile) return JSON.stringify(body)
  const kind = random()
  const text = JSON.stringify(broken(random, body)) ?? ''
  if (kind < 0.03) return text.slice(0, Math.floor(random() * text.length))
  if (kind < 0.05) return Buffer.from([0xff, 0xfe, 0x00, ...Buffer.from(text.slice(0, 200))])
  if (kind < 0.06) return `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  if (kind < 0.065) return `{"said":"${'x'.repeat(1_200_000)}"}`
  if (kind < 0.08) return `{"a":1,"a":2,"__proto__":{"admin":true},${text.slice(1)}`
  return text
}
