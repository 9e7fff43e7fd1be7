import { type Actor, type Role, roles, systemActor } from '#lib/actor.ts'
import { createMember, waiveSecondFactor } from '#modules/accounts/index.ts'
import {
  addPartner,
  createOrganisation,
  createTeam,
  type NewOrganisation,
} from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'

// Four invented organisations in four cities, and somebody in each role. Every name and number is made up; the numbers lie
// in ranges that no network gives out.

export const demoPassword = 'hamroh-demo'

export interface DemoOrganisation {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly country: string
  readonly placeId: string
  readonly timeZone: string
  /** Contacts on a working day. */
  readonly rate: number
  readonly staff: Readonly<Record<Role, Actor>>
}

type Plan = Omit<NewOrganisation, 'placeId'> & {
  placeId: string
  rate: number
  locale: string
  names: readonly string[]
}

const weekdays = [1, 2, 3, 4, 5]
const day = (from: number, to: number) => [{ days: weekdays, from: from * 60, to: to * 60 }]
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }]

const plans: readonly Plan[] = [
  {
    slug: 'hotline',
    name: 'Дилсӯз: телефони боварии муҳоҷирон, Душанбе',
    kind: 'hotline',
    country: 'TJ',
    placeId: 'TJ.04:dushanbe',
    timeZone: 'Asia/Dushanbe',
    languages: ['tg', 'ru', 'uz'],
    hours: [{ days: [1, 2, 3, 4, 5, 6], from: 480, to: 1200 }],
    phone: '+992 00 000 01 00',
    takesPublicRequests: true,
    rate: 4,
    locale: 'ru',
    names: [
      'Манижа Намунаева',
      'Фарзона Мисолова',
      'Шаҳром Намунаев',
      'Гулнора Мисолзода',
      'Далер Намуназода',
      'Мадина Мисолова',
      'Сӯҳроб Намунаев',
      'Нозим Мисолов',
      'Парвиз Намунаев',
    ],
  },
  {
    slug: 'lawyers',
    name: 'Ҳимоя: лигаи занони ҳуқуқшинос, Хуҷанд',
    kind: 'legal_aid',
    country: 'TJ',
    placeId: 'TJ.03:khujand',
    timeZone: 'Asia/Dushanbe',
    languages: ['tg', 'ru', 'uz'],
    hours: day(8, 17),
    phone: '+992 00 000 02 00',
    closingNeedsApproval: true,
    rate: 1,
    locale: 'ru',
    names: [
      'Зулфия Мисолова',
      'Нигина Намунаева',
      'Саодат Намунаева',
      'Муҳаббат Мисолова',
      'Тахмина Намунаева',
      'Ситора Мисолзода',
      'Барно Намунаева',
      'Лола Мисолова',
      'Шоира Намунаева',
    ],
  },
  {
    slug: 'crisis',
    name: 'Таяныч кризистик борбору, Бишкек',
    kind: 'crisis_centre',
    country: 'KG',
    placeId: 'KG.01:bishkek',
    timeZone: 'Asia/Bishkek',
    languages: ['ky', 'ru'],
    hours: always,
    phone: '+996 000 00 03 00',
    takesPublicRequests: true,
    rate: 1,
    locale: 'ru',
    names: [
      'Айгүл Мисалова',
      'Гүлзат Үлгүева',
      'Нургүл Мисалова',
      'Бермет Үлгүева',
      'Асель Мисалова',
      'Жылдыз Үлгүева',
      'Чынара Мисалова',
      'Эркин Үлгүев',
      'Таалай Мисалов',
    ],
  },
  {
    slug: 'support',
    name: 'Қолдау: мигранттарды қолдау орталығы, Шымкент',
    kind: 'support_centre',
    country: 'KZ',
    placeId: 'KZ.1537272:shymkent',
    timeZone: 'Asia/Almaty',
    languages: ['kk', 'ru', 'uz'],
    hours: day(9, 18),
    phone: '+7 700 000 04 00',
    takesPublicRequests: true,
    rate: 1.2,
    locale: 'ru',
    names: [
      'Айнұр Мысалова',
      'Дана Үлгіева',
      'Ерлан Мысалов',
      'Сәуле Үлгіева',
      'Нұрлан Мысалов',
      'Гүлмира Үлгіева',
      'Бақыт Мысалов',
      'Әсел Үлгіева',
      'Қайрат Мысалов',
    ],
  },
]

export async function createNetwork(use: UseCase, passwordHash: string): Promise<DemoOrganisation[]> {
  const network: DemoOrganisation[] = []
  for (const plan of plans) network.push(await createOne(use, plan, passwordHash))
  for (const one of network) {
    await use.become(systemActor(one.id))
    for (const other of network) if (other.id !== one.id) await addPartner(use, { id: other.id })
  }
  return network
}

async function createOne(use: UseCase, plan: Plan, passwordHash: string): Promise<DemoOrganisation> {
  const { rate, locale, names, ...given } = plan
  await use.become(systemActor(null))
  const id = await createOrganisation(use, given)
  await use.become(systemActor(id))
  // Everybody knows these accounts; a second factor would only keep visitors out.
  await waiveSecondFactor(use, id)
  const team = await createTeam(use, { name: 'Консультанты' })
  const staff: Partial<Record<Role, Actor>> = {}
  for (const [index, role] of roles.entries()) {
    const name = names[index] as string
    const user = { email: `${role}@${plan.slug}.demo`, name, locale, passwordHash }
    const userId = await createMember(use, id, {
      ...user,
      roles: [role],
      teamIds: [team.id],
      languages: given.languages ?? [],
    })
    staff[role] = {
      kind: 'member',
      userId,
      sessionId: null,
      organisationId: id,
      name,
      roles: [role],
      teamIds: [team.id],
      locale,
      timeZone: plan.timeZone,
    }
  }
  const { slug, name, country, placeId, timeZone } = plan
  return { id, slug, name, country, placeId, timeZone, rate, staff: staff as Record<Role, Actor> }
}
