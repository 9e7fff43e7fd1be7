import { parseArgs } from 'node:util'
import { systemActor } from '#lib/actor.ts'
import { listOrganisations, organisationBySlug } from '#modules/organisations/index.ts'
import type { CommandIo, Commands, CommandTools } from '#platform/command.ts'
import { masterKeys } from '#platform/vault/master.ts'
import { organisationsWithKeys, rewrapUnderMaster, rotate } from '#platform/vault/rotate.ts'
import { sealOld } from './service/seal.ts'

const rotateUsage = 'keys rotate [--organisation SLUG] [--continue]'
const rewrapUsage = 'keys rewrap'
const sealUsage = 'keys seal'

export const commands: Commands = {
  'keys rotate': {
    usage: rotateUsage,
    about: 'new keys for what is sealed',
    needsDatabase: true,
    run: rotateKeys,
  },
  'keys rewrap': {
    usage: rewrapUsage,
    about: 'the same keys under another master key',
    needsDatabase: true,
    run: rewrap,
  },
  'keys seal': {
    usage: sealUsage,
    about: 'seals at once what an update seals at night',
    needsDatabase: true,
    run: sealAll,
  },
}

/** A new key for an organisation, or all; `--continue` goes on after a killed one without making yet another. */
async function rotateKeys(args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number> {
  const { engine } = tools as CommandTools
  let given: { organisation?: string; continue?: boolean }
  try {
    const options = { organisation: { type: 'string' }, continue: { type: 'boolean' } } as const
    given = parseArgs({ args: [...args], options }).values
  } catch (error) {
    io.err(`${(error as Error).message}\nUsage: ${rotateUsage}\n`)
    return 2
  }
  const { organisation: slug } = given
  const one =
    slug === undefined
      ? undefined
      : await engine.as(systemActor(null), async use => (await organisationBySlug(use, slug))?.id ?? null)
  if (one === null) {
    io.err(`--organisation: there is none called “${slug}”\n`)
    return 2
  }
  const wanted = one === undefined ? await organisationsWithKeys(engine) : [one]
  const progress = (left: number) => io.err(`\r${left} keys left   `)
  const organisations = await rotate(engine, wanted, { begun: given.continue === true, progress })
  io.err('\n')
  io.out(`${JSON.stringify({ organisations })}\n`)
  return 0
}

/**
 * After another master key was put first: all organisations' keys and all secrets of sign-in under it. Then the old one may
 * be taken away.
 */
async function rewrap(_args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number> {
  const { engine } = tools as CommandTools
  const wrapped = await rewrapUnderMaster(engine, done => io.err(`\r${done} keys and secrets so far   `))
  io.err('\n')
  io.out(`${JSON.stringify({ masterKey: masterKeys().current, wrapped })}\n`)
  return 0
}

async function sealAll(_args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number> {
  const { engine } = tools as CommandTools
  let files = 0
  for (const { id, slug } of (await engine.as(systemActor(null), use => listOrganisations(use))).items) {
    const before = files
    files += await sealOld(engine, id, done => io.err(`\r${slug}: ${done} files   `))
    if (files > before) io.err('\n')
  }
  io.out(`${JSON.stringify({ files })}\n`)
  return 0
}
