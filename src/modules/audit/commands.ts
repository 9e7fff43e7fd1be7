import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { systemActor } from '#lib/actor.ts'
import { listOrganisations, organisationBySlug } from '#modules/organisations/index.ts'
import type { CommandIo, Commands, CommandTools } from '#platform/command.ts'
import { type HeadToCheck, type Verified, verifyChain } from './service/verify.ts'

const usage = 'audit verify [--organisation SLUG] [--heads FILE]'

/** Exit 0: the log is whole. 1: it is not, and what is wrong stands in the answer. 2: the question was wrong. */
export const commands: Commands = {
  'audit verify': {
    usage,
    about: 'whether anything in the log was changed; exit 1 where it was',
    needsDatabase: true,
    run: verify,
  },
}

async function verify(args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number> {
  const { engine } = tools as CommandTools
  let given: { organisation?: string; heads?: string }
  try {
    const text = { type: 'string' } as const
    given = parseArgs({ args: [...args], options: { organisation: text, heads: text } }).values
  } catch (error) {
    io.err(`${(error as Error).message}\nUsage: ${usage}\n`)
    return 2
  }
  const heads = given.heads === undefined ? [] : await readHeads(given.heads, io)
  if (!heads) return 2
  const wanted = await engine.as(systemActor(null), async use =>
    given.organisation === undefined
      ? (await listOrganisations(use)).items
      : [await organisationBySlug(use, given.organisation)].flatMap(one => one ?? []),
  )
  if (!wanted.length) {
    io.err(`--organisation: there is none called “${given.organisation}”\n`)
    return 2
  }
  const unknown = heads.find(head => !wanted.some(one => one.id === head.organisationId))
  if (unknown) {
    io.err(`--heads: the file is of organisation ${unknown.organisationId}, which is not asked about\n`)
    return 2
  }
  const answers: (Verified & { organisation: string })[] = []
  for (const { id, slug } of wanted) {
    const own = heads.filter(head => head.organisationId === id)
    const verified = await verifyChain(engine, id, own, lines => io.err(`\r${slug}: ${lines} lines`))
    io.err(`\r${slug}: ${verified.lines} lines, ${verified.faultCount} faults\n`)
    answers.push({ organisation: slug, ...verified })
  }
  const whole = answers.every(one => one.faultCount === 0)
  io.out(`${JSON.stringify({ whole, organisations: answers })}\n`)
  return whole ? 0 : 1
}

const headsFile = v.object({
  organisation: v.object({ id: v.string() }),
  keys: v.array(v.object({ id: v.string(), publicKey: v.string() })),
  heads: v.array(
    v.object({
      day: v.nullable(v.string()),
      number: v.number(),
      hash: v.string(),
      signedAt: v.string(),
      keyId: v.string(),
      signature: v.string(),
    }),
  ),
})

async function readHeads(file: string, io: CommandIo): Promise<HeadToCheck[] | null> {
  let text: string
  try {
    text = await io.readFile(file)
  } catch {
    io.err(`${file}: the file cannot be read\n`)
    return null
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    io.err(`${file}: this is not valid JSON: ${(error as Error).message}\n`)
    return null
  }
  const result = v.safeParse(headsFile, parsed)
  if (!result.success) {
    io.err(result.issues.map(issue => `${file}: ${v.getDotPath(issue) ?? ''}: ${issue.message}\n`).join(''))
    return null
  }
  const { organisation, keys, heads } = result.output
  const keyOf = new Map(keys.map(key => [key.id, key.publicKey]))
  return heads.map(head => ({
    ...head,
    organisationId: organisation.id,
    publicKey: keyOf.get(head.keyId) ?? '',
  }))
}
