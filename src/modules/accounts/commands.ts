import { parseArgs } from 'node:util'
import { roles as allRoles, type Role, systemActor } from '#lib/actor.ts'
import { organisationBySlug } from '#modules/organisations/index.ts'
import type { Commands } from '#platform/command.ts'
import { createInvitation } from './service/members.ts'

const usage =
  'accounts invite --organisation SLUG --email ADDRESS --name NAME --roles administrator,supervisor'

/** How the first administrator of a further organisation gets in; everybody after that is invited in the app. */
export const commands: Commands = {
  'accounts invite': {
    usage,
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
          `${JSON.stringify({ invitation: invitation.id, link: `/app/invitation#${token}`, expiresAt: invitation.expiresAt })}\n`,
        )
        return 0
      })
    },
  },
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
