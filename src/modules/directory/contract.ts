import * as v from 'valibot'
import { locales } from '#i18n/locales.ts'
import {
  calendarDay,
  country,
  currency,
  flag,
  id,
  language,
  list,
  maybe,
  moment,
  oneOf,
  optionalText,
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import {
  attendingTypes,
  capacityUnits,
  fees,
  locationTypes,
  organizationKinds,
  phoneTypes,
  reportKinds,
  serviceStatuses,
  visibilities,
  weekdays,
} from './domain/directory.ts'
import { reasonCodes } from './domain/rank.ts'

const code = v.pipe(v.string(), v.regex(/^[a-z]+([._][a-z]+)*$/, 'not_a_code'))
const placeId = v.pipe(v.string(), v.regex(/^[A-Z]{2}[\w.:-]{0,80}$/, 'not_a_place'))
const sex = oneOf(['female', 'male'])
const timeZone = v.pipe(
  v.string(),
  v.check(name => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', 'not_a_time_zone'),
)
const degrees = (limit: number) =>
  v.pipe(v.number(), v.minValue(-limit, 'too_small'), v.maxValue(limit, 'too_big'))
const minutes = whole(0, 1440)
const nullable = v.nullable

// ——— What is shown of a service ———

export const openingView = v.object({
  state: oneOf(['open', 'closed', 'unknown']),
  /** Until when it is open; null round the clock. */
  until: nullable(v.string()),
  /** When it opens next. */
  opens: nullable(v.string()),
  timeZone: v.string(),
})

export const phoneView = v.object({
  number: v.string(),
  extension: nullable(v.string()),
  type: nullable(oneOf(phoneTypes)),
  description: nullable(v.string()),
  freeOfCharge: v.boolean(),
  /** Somebody answers at night as well. */
  atNight: v.optional(v.boolean()),
})

export const locationView = v.object({
  id: v.string(),
  visibility: oneOf(visibilities),
  locationType: oneOf(locationTypes),
  name: nullable(v.string()),
  description: nullable(v.string()),
  placeId: nullable(v.string()),
  /** The place in the reader's language, from small to large. */
  place: nullable(v.string()),
  country: v.string(),
  city: nullable(v.string()),
  address1: nullable(v.string()),
  address2: nullable(v.string()),
  postalCode: nullable(v.string()),
  transportation: nullable(v.string()),
  accessibility: nullable(v.string()),
  latitude: nullable(v.number()),
  longitude: nullable(v.number()),
  version: v.number(),
})

export const capacityView = v.object({
  unit: oneOf(capacityUnits),
  available: v.number(),
  maximum: nullable(v.number()),
  updated: v.string(),
})

/** What a list shows of a service. Names are in the reader's language where there is a translation. */
export const serviceCard = v.object({
  id: v.string(),
  name: v.string(),
  description: nullable(v.string()),
  organizationId: v.string(),
  organizationName: v.string(),
  organizationKind: oneOf(organizationKinds),
  /** The organisation of this Hamroh; null: a referral goes by link or paper. */
  organisationId: nullable(v.string()),
  partner: v.boolean(),
  visibility: oneOf(visibilities),
  needCodes: v.array(v.string()),
  targetGroups: v.array(v.string()),
  languages: v.array(v.string()),
  eligibleSex: nullable(sex),
  citizenships: v.array(v.string()),
  fees: oneOf(fees),
  remote: v.boolean(),
  tellsNobody: v.boolean(),
  phones: v.array(phoneView),
  email: nullable(v.string()),
  url: nullable(v.string()),
  /** Where it is, as far as the reader may know. */
  place: nullable(v.string()),
  address: nullable(v.string()),
  latitude: nullable(v.number()),
  longitude: nullable(v.number()),
  /** There is a location that the reader does not see. */
  confidentialPlace: v.boolean(),
  opening: openingView,
  capacity: nullable(capacityView),
  lastVerifiedAt: nullable(v.string()),
  /** Month or year of a source that nobody has checked since. */
  asOf: nullable(v.string()),
  source: nullable(v.string()),
})
export type ServiceCard = v.InferOutput<typeof serviceCard>

export const reasonView = v.object({
  code: oneOf(reasonCodes),
  value: nullable(v.union([v.string(), v.number()])),
  good: v.boolean(),
})

export const proposalView = v.object({
  service: serviceCard,
  /** 0 to 1, for ordering only. */
  score: v.number(),
  distanceKm: nullable(v.number()),
  reasons: v.array(reasonView),
})
export type Proposal = v.InferOutput<typeof proposalView>

export const propose = route({
  method: 'POST',
  path: '/directory/propose',
  action: 'directory.propose',
  summary: 'Whom to refer to: services that fit a person’s needs, best first, with the reasons',
  input: v.object({
    needCodes: v.pipe(v.array(code), v.minLength(1, 'required'), v.maxLength(20, 'too_many')),
    placeId: maybe(placeId),
    country: maybe(country),
    languages: list(language, 10),
    targetGroups: list(code, 20),
    citizenships: list(country, 5),
    sex: maybe(sex),
    at: maybe(moment),
    limit: v.optional(whole(1, 100), 10),
  }),
  reply: v.object({ items: v.array(proposalView) }),
})

export const search = route({
  method: 'POST',
  path: '/directory/search',
  action: 'directory.search',
  summary: 'Find services by words, need, place, language; open now',
  input: v.object({
    q: optionalText(200),
    needCodes: list(code, 20),
    placeId: maybe(placeId),
    country: maybe(country),
    languages: list(language, 10),
    kind: maybe(oneOf(organizationKinds)),
    openNow: v.optional(flag, false),
    unverified: v.optional(flag, false),
    at: maybe(moment),
    limit: v.optional(whole(1, 100), 30),
  }),
  reply: v.object({ items: v.array(serviceCard), total: v.number() }),
})

// ——— Editing ———

export const translationsShape = v.optional(
  v.partial(
    v.object(
      Object.fromEntries(
        locales.map(locale => [
          locale,
          v.optional(
            v.object({
              name: text(200),
              description: optionalText(4000),
              /** Somebody who speaks the language has read it. */
              reviewed: v.optional(flag),
            }),
          ),
        ]),
      ) as Record<
        (typeof locales)[number],
        v.OptionalSchema<
          v.ObjectSchema<
            {
              name: ReturnType<typeof text>
              description: ReturnType<typeof optionalText>
              reviewed: v.OptionalSchema<typeof flag, undefined>
            },
            undefined
          >,
          undefined
        >
      >,
    ),
  ),
  {},
)

const phoneInput = v.object({
  number: v.pipe(v.string(), v.trim(), v.regex(/^\+?[\d\s()-]{2,30}$/, 'not_a_phone')),
  extension: optionalText(20),
  type: maybe(oneOf(phoneTypes)),
  description: optionalText(300),
  freeOfCharge: v.optional(flag, false),
  /** Somebody answers at night as well. */
  atNight: v.optional(flag),
})

/** One line of the opening hours; without days it holds for the days `from` … `until` only, before the regular ones. */
export const scheduleShape = v.object({
  freq: maybe(oneOf(['WEEKLY', 'MONTHLY'])),
  byday: list(v.pipe(v.string(), v.regex(/^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/, 'not_a_weekday')), 35),
  bymonthday: list(whole(-31, 31), 31),
  interval: v.optional(whole(1, 60), 1),
  from: maybe(calendarDay),
  until: maybe(calendarDay),
  closed: v.optional(flag, false),
  opens: v.optional(minutes, 0),
  closes: v.optional(minutes, 1440),
  attendingType: maybe(oneOf(attendingTypes)),
  description: optionalText(300),
})

const costInput = v.object({
  option: optionalText(200),
  amount: maybe(whole(0, 1_000_000_000_000)),
  currency: maybe(currency),
  amountDescription: optionalText(300),
})

const capacityInput = v.object({
  unit: oneOf(capacityUnits),
  available: whole(0, 100_000),
  maximum: maybe(whole(0, 100_000)),
})

const serviceFields = {
  organizationId: id,
  visibility: v.optional(oneOf(visibilities), 'public'),
  status: v.optional(oneOf(serviceStatuses), 'active'),
  name: text(200),
  description: optionalText(4000),
  translations: translationsShape,
  url: maybe(
    v.pipe(v.string(), v.trim(), v.url('not_a_web_address'), v.startsWith('http', 'not_a_web_address')),
  ),
  email: maybe(v.pipe(v.string(), v.trim(), v.email('not_an_email'))),
  applicationProcess: optionalText(2000),
  fees: v.optional(oneOf(fees), 'unknown'),
  costs: list(costInput, 20),
  eligibilityDescription: optionalText(2000),
  minimumAge: maybe(whole(0, 120)),
  maximumAge: maybe(whole(0, 120)),
  eligibleSex: maybe(sex),
  citizenships: list(country, 20),
  remote: v.optional(flag, false),
  /** A team that comes: where it goes, and when. */
  mobileRoute: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1000, 'too_long')))),
  tellsNobody: v.optional(flag, false),
  timeZone,
  needCodes: v.pipe(v.array(code), v.minLength(1, 'required'), v.maxLength(60, 'too_many')),
  targetGroups: list(code, 20),
  languages: list(language, 20),
  /** Ids of places, or codes of countries outside the region. */
  servedPlaces: list(placeId, 300),
  locationIds: list(id, 30),
  phones: list(phoneInput, 10),
  schedules: list(scheduleShape, 60),
  capacities: list(capacityInput, 4),
}

const translationView = v.object({
  name: v.string(),
  description: nullable(v.string()),
  reviewed: v.optional(v.boolean()),
})

export const serviceView = v.object({
  ...serviceCard.entries,
  status: oneOf(serviceStatuses),
  /** As entered, before translation. */
  /** Its own telephones: the card shows those of the organisation where there are none. */
  original: v.object({ name: v.string(), description: nullable(v.string()), phones: v.array(phoneView) }),
  translations: v.record(v.string(), translationView),
  applicationProcess: nullable(v.string()),
  costs: v.array(
    v.object({
      option: nullable(v.string()),
      amount: nullable(v.number()),
      currency: nullable(v.string()),
      amountDescription: nullable(v.string()),
    }),
  ),
  eligibilityDescription: nullable(v.string()),
  minimumAge: nullable(v.number()),
  maximumAge: nullable(v.number()),
  timeZone: v.string(),
  mobileRoute: nullable(v.string()),
  servedPlaces: v.array(v.object({ id: v.string(), name: v.string() })),
  locations: v.array(locationView),
  schedules: v.array(
    v.object({
      freq: nullable(oneOf(['WEEKLY', 'MONTHLY'])),
      byday: v.array(v.string()),
      bymonthday: v.array(v.number()),
      interval: v.number(),
      from: nullable(v.string()),
      until: nullable(v.string()),
      closed: v.boolean(),
      opens: v.number(),
      closes: v.number(),
      attendingType: nullable(oneOf(attendingTypes)),
      description: nullable(v.string()),
    }),
  ),
  capacities: v.array(capacityView),
  /** Openings of the next seven days, for hours in words: minutes after midnight, `to` may pass 1440. */
  week: v.array(
    v.object({ day: v.string(), openings: v.array(v.object({ from: v.number(), to: v.number() })) }),
  ),
  version: v.number(),
  may: v.object({ update: v.boolean(), verify: v.boolean() }),
})
export type ServiceView = v.InferOutput<typeof serviceView>

export const readService = route({
  method: 'GET',
  path: '/directory/services/{id}',
  action: 'directory.read_service',
  summary: 'One service with everything about it',
  input: v.object({ id, at: maybe(moment) }),
  reply: serviceView,
})

export const createService = route({
  method: 'POST',
  path: '/directory/services',
  action: 'directory.create_service',
  summary: 'A new service',
  status: 201,
  input: v.object({ id: v.optional(id), ...serviceFields }),
  reply: serviceView,
})

export const updateService = route({
  method: 'PATCH',
  path: '/directory/services/{id}',
  action: 'directory.update_service',
  summary: 'Change a service: the whole entry as it shall be',
  /** `counted`: the free places were counted now, also where the number is the same. */
  input: v.object({ id, version, counted: v.optional(flag, false), ...serviceFields }),
  reply: serviceView,
})

const organizationFields = {
  kind: oneOf(organizationKinds),
  name: text(200),
  alternateName: optionalText(200),
  description: text(4000),
  translations: translationsShape,
  email: serviceFields.email,
  website: serviceFields.url,
  legalStatus: optionalText(100),
  yearIncorporated: maybe(whole(1800, 2100)),
  country: maybe(country),
  placeId: maybe(placeId),
  phones: list(phoneInput, 10),
}

export const organizationView = v.object({
  id: v.string(),
  organisationId: nullable(v.string()),
  kind: oneOf(organizationKinds),
  name: v.string(),
  alternateName: nullable(v.string()),
  description: v.string(),
  original: v.object({ name: v.string(), description: v.string() }),
  translations: v.record(v.string(), translationView),
  email: nullable(v.string()),
  website: nullable(v.string()),
  legalStatus: nullable(v.string()),
  yearIncorporated: nullable(v.number()),
  country: nullable(v.string()),
  placeId: nullable(v.string()),
  place: nullable(v.string()),
  phones: v.array(phoneView),
  source: nullable(v.string()),
  asOf: nullable(v.string()),
  lastVerifiedAt: nullable(v.string()),
  services: v.array(serviceCard),
  locations: v.array(locationView),
  version: v.number(),
  may: v.object({ update: v.boolean(), verify: v.boolean(), addService: v.boolean() }),
})
export type OrganizationView = v.InferOutput<typeof organizationView>

export const readOrganization = route({
  method: 'GET',
  path: '/directory/organizations/{id}',
  action: 'directory.read_organization',
  summary: 'One organisation of the directory with its services',
  input: v.object({ id }),
  reply: organizationView,
})

export const createOrganization = route({
  method: 'POST',
  path: '/directory/organizations',
  action: 'directory.create_organization',
  summary: 'A new organisation in the directory',
  status: 201,
  input: v.object({
    id: v.optional(id),
    /** The entry of one's own organisation. */
    own: v.optional(flag, false),
    ...organizationFields,
  }),
  reply: organizationView,
})

export const updateOrganization = route({
  method: 'PATCH',
  path: '/directory/organizations/{id}',
  action: 'directory.update_organization',
  summary: 'Change an organisation’s entry',
  input: v.object({ id, version, ...organizationFields }),
  reply: organizationView,
})

const locationFields = {
  visibility: v.optional(oneOf(visibilities), 'public'),
  locationType: v.optional(oneOf(locationTypes), 'physical'),
  name: optionalText(200),
  description: optionalText(1000),
  placeId: maybe(placeId),
  country,
  city: optionalText(120),
  address1: optionalText(300),
  address2: optionalText(300),
  postalCode: optionalText(20),
  transportation: optionalText(500),
  accessibility: optionalText(500),
  latitude: maybe(degrees(90)),
  longitude: maybe(degrees(180)),
}

export const createLocation = route({
  method: 'POST',
  path: '/directory/locations',
  action: 'directory.create_location',
  summary: 'A new address of an organisation',
  status: 201,
  input: v.object({ id: v.optional(id), organizationId: id, ...locationFields }),
  reply: locationView,
})

export const updateLocation = route({
  method: 'PATCH',
  path: '/directory/locations/{id}',
  action: 'directory.update_location',
  summary: 'Change an address',
  input: v.object({ id, version, ...locationFields }),
  reply: locationView,
})

export const verify = route({
  method: 'POST',
  path: '/directory/verify',
  action: 'directory.verify',
  summary: 'Say that an entry was checked today',
  status: 204,
  input: v.object({ thing: oneOf(['service', 'organization']), id }),
  reply: v.null(),
})

export const history = route({
  method: 'GET',
  path: '/directory/history/{id}',
  action: 'directory.history',
  summary: 'Who changed an entry, when, and what',
  input: v.object({ id, limit: v.optional(whole(1, 100), 30) }),
  reply: v.object({
    items: v.array(
      v.object({
        id: v.string(),
        at: v.string(),
        actorName: v.string(),
        action: oneOf(['create', 'update', 'verify']),
        /** What is different, by field. */
        changes: v.array(v.object({ field: v.string(), before: v.unknown(), after: v.unknown() })),
      }),
    ),
  }),
})

export const report = route({
  method: 'POST',
  path: '/directory/reports',
  action: 'directory.report',
  summary: 'Say that an entry is wrong: this number does not answer; nobody is asked who says it',
  status: 204,
  open: true,
  limitPerMinute: 10,
  input: v.object({
    id: v.optional(id),
    serviceId: id,
    kind: oneOf(reportKinds),
    note: optionalText(500),
    locale: maybe(oneOf(locales)),
  }),
  reply: v.null(),
})

// ——— Places and words ———

export const placeView = v.object({
  id: v.string(),
  level: oneOf(['country', 'admin1', 'admin2', 'place']),
  country: v.string(),
  /** In the reader's language, where that is known. */
  name: v.string(),
  /** From small to large: "Muminobod, Khatlon, Tajikistan". */
  path: v.string(),
  /** Ids from the country down to the place itself. */
  ids: v.array(v.string()),
  latitude: nullable(v.number()),
  longitude: nullable(v.number()),
  timeZone: nullable(v.string()),
})
export type PlaceView = v.InferOutput<typeof placeView>

export const searchPlaces = route({
  method: 'GET',
  path: '/places',
  action: 'directory.places',
  summary: 'Places by typing: any of six languages, any script, small slips forgiven',
  open: true,
  limitPerMinute: 240,
  input: v.object({
    q: text(100),
    country: maybe(country),
    locale: maybe(oneOf(locales)),
    limit: v.optional(whole(1, 30), 8),
  }),
  reply: v.object({ items: v.array(placeView) }),
})

export const readPlace = route({
  method: 'GET',
  path: '/places/{id}',
  action: 'directory.place',
  summary: 'One place',
  open: true,
  limitPerMinute: 240,
  input: v.object({ id: placeId, locale: maybe(oneOf(locales)) }),
  reply: placeView,
})

const texts = v.object({
  en: v.string(),
  ru: v.string(),
  tg: v.string(),
  ky: v.string(),
  uz: v.string(),
  kk: v.string(),
})
const words = v.array(v.string())
const wordLists = v.object({ en: words, ru: words, tg: words, ky: words, uz: words, kk: words })

/** The lists that one chooses from, in all six languages, so that the device can keep them and search without a network. */
export const taxonomyView = v.object({
  areas: v.array(v.object({ code: v.string(), name: texts, description: texts })),
  needs: v.array(
    v.object({
      code: v.string(),
      area: v.string(),
      urgent: v.boolean(),
      sensitive: v.boolean(),
      icon: v.string(),
      name: texts,
      words: wordLists,
      ask: v.optional(texts),
    }),
  ),
  targetGroups: v.array(v.object({ code: v.string(), named: v.boolean(), name: texts })),
  riskIndicators: v.array(
    v.object({
      code: v.string(),
      source: v.string(),
      weight: v.string(),
      sign: v.string(),
      name: texts,
      question: texts,
    }),
  ),
  occupations: v.array(v.object({ code: v.string(), isic: v.optional(v.string()), name: texts })),
})
export type TaxonomyView = v.InferOutput<typeof taxonomyView>

export const readTaxonomy = route({
  method: 'GET',
  path: '/taxonomy',
  action: 'directory.taxonomy',
  summary: 'Areas of assistance, needs, target groups, signs of danger, sectors of work',
  open: true,
  limitPerMinute: 60,
  input: v.object({ version: v.optional(v.pipe(v.string(), v.maxLength(64))) }),
  /** `taxonomy` is null where the caller has this version already. */
  reply: v.object({ version: v.string(), taxonomy: nullable(taxonomyView) }),
})

export { weekdays }
