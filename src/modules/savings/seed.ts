import { gcm } from '@noble/ciphers/aes.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Actor } from '#lib/actor.ts'
import { addDays, dayIn } from '#lib/day.ts'
import type { UseCase } from '#platform/use-case.ts'
import { constitution } from './domain/constitution.ts'
import { aGroupPhone, holdMeeting, registrationOf, shownBy } from './seed/phone.ts'
import { exchangeMembers, sendEvents } from './service/logs.ts'
import { registerGroup } from './service/register.ts'

/** The invented group of the demonstration; its secret is no secret, so that anybody can open it (see README.md). */
export const demonstrationGroup = {
  id: '019a0000-0000-7000-8000-000000000001',
  device: '019a0000-0000-7000-8000-000000000002',
  secret: sha256(utf8ToBytes('Hamroh: the group of the demonstration')),
}

const names = [
  ...['Мавлуда', 'Зайнаб', 'Ойша', 'Сабоҳат', 'Гулчеҳра', 'Нигора'],
  ...['Фотима', 'Парвина', 'Шарофат', 'Ҳанифа', 'Робия', 'Дилором'],
]
const meetings = 14

/** Twelve members after fourteen weekly meetings, brought by the same way that a phone takes. */
export async function seedGroup(use: UseCase, agent: Actor): Promise<void> {
  const today = dayIn(use.now, agent.timeZone)
  const told = (meeting: number) => `${addDays(today, (meeting - meetings) * 7 - 2)}T09:30:00.000Z`
  const rules = constitution({
    savings: { price: 1000 },
    socialFund: { perMeeting: 200, mode: 'both' },
    loans: { rate: { num: 2, den: 100 }, maxPeriods: 6, simultaneous: 1 },
    fines: { list: [{ code: 'late', amount: 100, fund: null }] },
    cashUnit: 10 as never,
  })
  const phone = aGroupPhone({ ...demonstrationGroup, members: names.length, rules, at: told(0) })
  for (let meeting = 1; meeting <= meetings; meeting++) holdMeeting(phone, told(meeting))
  await use.become(agent)
  await registerGroup(use, registrationOf(phone, 'Баҳор', 'Деҳаи Намуна'))
  const { entries } = phone.log
  const shown = { id: phone.group, ...shownBy(phone) }
  await sendEvents(use, { ...shown, entries: entries as Parameters<typeof sendEvents>[1]['entries'] })
  const members = phone.members.map((id, index) => ({ id, version: 1, sealed: seal(id, names[index] ?? '') }))
  await exchangeMembers(use, { ...shown, members })
}

/** As a phone seals a member's name (`screens/box/seal.ts`): AES-GCM, the nonce in front. */
function seal(member: string, name: string): string {
  const key = hkdf(
    sha256,
    demonstrationGroup.secret,
    new Uint8Array(0),
    utf8ToBytes('hamroh group store'),
    32,
  )
  const nonce = randomBytes(12)
  const about = utf8ToBytes(`${demonstrationGroup.id} ${member}`)
  const person = utf8ToBytes(JSON.stringify({ name, phone: '', version: 1 }))
  return Buffer.concat([nonce, gcm(key, nonce, about).encrypt(person)]).toString('base64url')
}
