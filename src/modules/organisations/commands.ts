import { parseArgs } from 'node:util'
import { systemActor } from '#lib/actor.ts'
import type { Commands } from '#platform/command.ts'
import { type OrganisationKind, organisationKinds } from './domain/organisation.ts'
import { createOrganisation, listOrganisations } from './service.ts'
import { findBySlug } from './store.ts'

const usage =
  'organisations create --slug SLUG --name NAME --kind KIND --country XX --time-zone Asia/Dushanbe [--public]'

const listUsage = 'organisations list'

export const commands: Commands = {
  'organisations list': {
    usage: listUsage,
    about: 'the organisations of this installation, with the SLUG that other commands ask for',
    needsDatabase: true,
    async run(args, io, tools) {
      if (args.length) {
        io.err(`Nothing more is needed.\nUsage: ${listUsage}\n`)
        return 2
      }
      const { items } = await tools!.engine.as(systemActor(null), use => listOrganisations(use))
      io.out(
        `${JSON.stringify(items.map(({ id, slug, name, kind, country }) => ({ id, slug, name, kind, country })))}\n`,
      )
      return 0
    },
  },
  'organisations create': {
    usage,
    about: 'another organisation; invite its administrator next',
    needsDatabase: true,
    async run(args, io, tools) {
      const given = readOptions(args)
      if ('mistake' in given) {
        io.err(`${given.mistake}\nUsage: ${usage}\n`)
        return 2
      }
      return tools!.engine.as(systemActor(null), async use => {
        if (await findBySlug(use.db, given.slug)) {
          io.err(`--slug: “${given.slug}” is there already.\n`)
          return 2
        }
        const id = await createOrganisation(use, given)
        io.out(`${JSON.stringify({ id, slug: given.slug })}\n`)
        return 0
      })
    },
  },
}

function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const
  let values: Record<string, string | boolean | undefined>
  try {
    const options = {
      slug: text,
      name: text,
      kind: text,
      country: text,
      'time-zone': text,
      public: { type: 'boolean' },
    } as const
    values = parseArgs({ args: [...args], options }).values
  } catch (error) {
    return { mistake: (error as Error).message }
  }
  const {
    slug = '',
    name = '',
    kind = 'other',
    country = '',
    'time-zone': timeZone = 'Asia/Dushanbe',
  } = values as Record<string, string>
  if (!/^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$/.test(slug))
    return { mistake: '--slug: small letters, digits and dashes.' }
  if (!name.trim()) return { mistake: '--name is needed.' }
  if (!(organisationKinds as readonly string[]).includes(kind))
    return { mistake: `--kind: one of ${organisationKinds.join(', ')}.` }
  if (!/^[A-Z]{2}$/.test(country)) return { mistake: '--country: two capital letters, such as TJ.' }
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone))
    return { mistake: `--time-zone: “${timeZone}” is not one.` }
  return {
    slug,
    name: name.trim(),
    kind: kind as OrganisationKind,
    country,
    timeZone,
    takesPublicRequests: values.public === true,
  }
}
