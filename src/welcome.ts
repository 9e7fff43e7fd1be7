import { systemActor } from '#lib/actor.ts'
import { createInvitation } from '#modules/accounts/index.ts'
import { createOrganisation, listOrganisations, organisationBySlug } from '#modules/organisations/index.ts'
import type { App } from './app.ts'

const firstSlug = 'first'

/**
 * What a first start needs, as lines to print under the address: the accounts of the demonstration network, or a
 * one-time link that makes the first administrator.
 */
export async function welcome(app: App, progress: (line: string) => void): Promise<string[]> {
  if (!app.services.config.demo) return firstLink(app)
  const { demonstration } = await import('./demonstration/index.ts')
  return demonstration(app, progress)
}

async function firstLink(app: App): Promise<string[]> {
  const { publicUrl } = app.services.config
  const token = await app.engine.as(systemActor(null), async use => {
    // A restored database, or one whose organisations were made by command line, has its people already.
    if ((await listOrganisations(use)).items.some(one => one.name !== '')) return null
    const known = await organisationBySlug(use, firstSlug)
    const id =
      known?.id ??
      (await createOrganisation(use, {
        slug: firstSlug,
        name: '',
        kind: 'other',
        country: 'TJ',
        timeZone: 'Asia/Dushanbe',
        takesPublicRequests: true,
      }))
    await use.become(systemActor(id))
    return (await createInvitation(use, id, { email: '', name: '', roles: ['administrator'] })).token
  })
  return token ? [`The first administrator signs up here, once: ${publicUrl}/app/invitation#${token}`] : []
}
