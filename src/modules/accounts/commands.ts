import { parseArgs } from 'node:util'
import { roles as allRoles, type Role, systemActor } from '#lib/actor.ts'
import { organisationBySlug } from '#modules/organisations/index.ts'
import type { CommandIo, Commands, CommandTools } from '#platform/command.ts'
import { readConfig } from '#platform/config.ts'
import { backupKeyFor, NotAKey, readRecoveryKey } from '#platform/recovery-key.ts'
import { isMasterKeyInUse } from '#platform/vault/master.ts'
import { createInvitation } from './service/members.ts'
import { recoverByOperator } from './service/operator-recovery.ts'

const usage =
  'accounts invite --organisation SLUG --email ADDRESS --name NAME --roles administrator,supervisor'

const recoverUsage =
  'accounts recover --organisation SLUG --email ADDRESS --operator “YOUR NAME” --reason “WHO ASKED, HOW YOU KNOW” --key FILE'

/** How the first administrator of a further organisation gets in; everybody after that is invited in the app. */
export const commands: Commands = {
  'accounts invite': {
    usage,
    about: 'a link with which somebody of an organisation gets in, the first administrator for instance',
    needsDatabase: true,
    async run(args, io, tools) {
      const given = readOptions(args)
      if ('mistake' in given) {
        io.err(`${given.mistake}\nUsage: ${usage}\n`)
        return 2
      }
      const { organisation: slug, email, name, roles } = given
      return tools!.engine.as(systemActor(null), async use => {
        const organisation = await organisationBySlug(use, slug)
        if (!organisation) {
          io.err(`--organisation: there is no organisation “${slug}”.\n`)
          return 2
        }
        await use.become(systemActor(organisation.id))
        const { token, invitation } = await createInvitation(use, organisation.id, { email, name, roles })
        io.out(
          `${JSON.stringify({ invitation: invitation.id, link: addressOf(`/app/invitation#${token}`), expiresAt: invitation.expiresAt })}\n`,
        )
        return 0
      })
    },
  },
  'accounts recover': {
    usage: recoverUsage,
    about: 'lets an administrator in again who lost everything, where no two colleagues can',
    needsDatabase: true,
    run: recover,
  },
}

/**
 * For an organisation whose one administrator lost everything. Being at the server is not enough: who opens it shows the key
 * from the safe (the recovery key of the backups, or the master key where there are none), and says who they are and why.
 */
async function recover(args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number> {
  const refused = (why: string) => {
    io.err(`${why}\nUsage: ${recoverUsage}\n`)
    return 2
  }
  const text = { type: 'string' } as const
  const options = { organisation: text, email: text, operator: text, reason: text, key: text }
  let given: Partial<Record<keyof typeof options, string>>
  try {
    given = parseArgs({ args: [...args], options }).values
  } catch (error) {
    return refused((error as Error).message)
  }
  const { organisation, email, operator = '', reason = '', key } = given
  if (!organisation || !email || !key) return refused('--organisation, --email and --key are needed.')
  if (operator.trim().length < 3) return refused('--operator: your name, as the organisation knows you.')
  if (reason.trim().length < 15)
    return refused(
      '--reason: who asked for it, and how you made sure that it is them. Everybody there reads it.',
    )
  const fault = faultOfKey(await io.readFile(key).catch(() => null))
  if (fault) return refused(`--key: ${fault}`)
  const asked = { organisation, email, operator: operator.trim(), reason: reason.trim() }
  const opened = await (tools as CommandTools).engine.as(systemActor(null), use =>
    recoverByOperator(use, asked),
  )
  if (typeof opened === 'string') return refused(opened)
  io.err('Give the link to the person only, face to face or by telephone. It works once.\n')
  io.out(`${JSON.stringify({ ...opened, link: addressOf(opened.link) })}\n`)
  return 0
}

/** Whole, as it is passed on. */
const addressOf = (link: string) => `${readConfig(process.env).publicUrl}${link}`

function faultOfKey(text: string | null): string | null {
  if (text === null) return 'the file cannot be read.'
  const { backupKey } = readConfig(process.env)
  if (backupKey === null)
    return isMasterKeyInUse(text)
      ? null
      : 'this is not the master key in use (keys/master-keys.txt, from the safe).'
  try {
    return backupKeyFor(readRecoveryKey(text)) === backupKey.trim()
      ? null
      : 'this recovery key does not belong to HAMROH_BACKUP_KEY.'
  } catch (error) {
    if (error instanceof NotAKey) return `${error.message}.`
    throw error
  }
}

interface Invitation {
  readonly organisation: string
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
}

function readOptions(args: readonly string[]): Invitation | { mistake: string } {
  const text = { type: 'string' } as const
  let values: Partial<Record<'organisation' | 'email' | 'name' | 'roles', string>>
  try {
    values = parseArgs({
      args: [...args],
      options: { organisation: text, email: text, name: text, roles: text },
    }).values
  } catch (error) {
    return { mistake: (error as Error).message }
  }
  const { organisation, email, name, roles } = values
  if (!organisation || !email || !name || !roles) return { mistake: 'All four options are needed.' }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    return { mistake: `--email: “${email}” is not an e-mail address.` }
  const list = roles.split(',').map(role => role.trim())
  const unknown = list.filter(role => !(allRoles as readonly string[]).includes(role))
  if (unknown.length)
    return { mistake: `--roles: not known: ${unknown.join(', ')}. Known: ${allRoles.join(', ')}.` }
  return { organisation, email, name, roles: list as Role[] }
}
