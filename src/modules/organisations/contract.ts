import * as v from 'valibot'
import {
  flag,
  id,
  language,
  list,
  maybe,
  oneOf,
  optionalText,
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import { organisationKinds } from './domain/organisation.ts'

export const openHours = v.object({
  days: v.pipe(v.array(whole(1, 7)), v.minLength(1, 'required'), v.maxLength(7, 'too_many')),
  from: whole(0, 1440),
  to: whole(0, 1440),
})

export const organisationView = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  kind: oneOf(organisationKinds),
  country: v.string(),
  placeId: v.nullable(v.string()),
  languages: v.array(v.string()),
  timeZone: v.string(),
  hours: v.array(openHours),
  phone: v.nullable(v.string()),
  takesPublicRequests: v.boolean(),
  closingNeedsApproval: v.boolean(),
  openNow: v.boolean(),
  version: v.number(),
})

const many = <S extends v.GenericSchema>(item: S) => v.object({ items: v.array(item) })

/** The network: every organisation that works in this Hamroh. */
export const listOrganisations = route({
  method: 'GET',
  path: '/organisations',
  action: 'organisations.list',
  summary: 'The organisations of the network',
  input: v.object({}),
  reply: many(organisationView),
})

export const readOrganisation = route({
  method: 'GET',
  path: '/organisations/{id}',
  action: 'organisations.read',
  summary: 'One organisation of the network',
  input: v.object({ id }),
  reply: organisationView,
})

const timeZone = v.pipe(
  v.string(),
  v.check(name => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', 'not_a_time_zone'),
)

export const updateOrganisation = route({
  method: 'PATCH',
  path: '/organisations/{id}',
  action: 'organisations.update',
  summary: 'Change one’s own organisation: working hours, languages, how closing works',
  input: v.object({
    id,
    version,
    name: text(200),
    phone: optionalText(40),
    placeId: maybe(text(40)),
    languages: list(language, 20),
    timeZone,
    hours: list(openHours, 14),
    takesPublicRequests: flag,
    closingNeedsApproval: flag,
  }),
  reply: organisationView,
})

export const teamView = v.object({ id: v.string(), name: v.string() })

export const listTeams = route({
  method: 'GET',
  path: '/teams',
  action: 'organisations.list_teams',
  summary: 'The teams of one’s organisation',
  input: v.object({}),
  reply: many(teamView),
})

export const createTeam = route({
  method: 'POST',
  path: '/teams',
  action: 'organisations.create_team',
  summary: 'A new team',
  status: 201,
  input: v.object({ name: text(120) }),
  reply: teamView,
})

export const listPartners = route({
  method: 'GET',
  path: '/partners',
  action: 'organisations.list_partners',
  summary: 'The organisations one works with most, shown first when referring',
  input: v.object({}),
  reply: many(organisationView),
})

export const addPartner = route({
  method: 'PUT',
  path: '/partners/{id}',
  action: 'organisations.add_partner',
  summary: 'Name an organisation as a partner',
  status: 204,
  input: v.object({ id }),
  reply: v.null(),
})

export const removePartner = route({
  method: 'DELETE',
  path: '/partners/{id}',
  action: 'organisations.remove_partner',
  summary: 'No longer a partner',
  status: 204,
  input: v.object({ id }),
  reply: v.null(),
})
