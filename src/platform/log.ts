/** JSON lines on standard error: ids, codes and durations, never names, numbers, notes or addresses. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

export const log: Log = {
  info: (event, fields) => write('info', event, fields),
  warn: (event, fields) => write('warn', event, fields),
  error: (event, fields) => write('error', event, fields),
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }

/**
 * What may be logged of an error: its kind and where it was thrown. Its message stays out, because a database's message
 * repeats the values it refused.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const where = error.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'))
    .slice(0, 4)
    .map(line => line.trim().replace(/\(?file:\/\/\S*\/src\//, '(src/'))
    .join(' ')
  return { error: error.name, code, where }
}

function write(level: string, event: string, fields: LogFields = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
}
