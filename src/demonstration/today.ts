import { nobody } from '#lib/actor.ts'
import { addHours, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import * as contacts from '#modules/contacts/contract/contacts.ts'
import { type Asked, askForHelp } from '#modules/contacts/index.ts'
import type { DemoOrganisation } from './network.ts'
import { stories } from './stories.ts'
import { actor, type World } from './work.ts'

// Whatever the day of the week: somebody who opens the demonstration for the first time finds people waiting.

export async function waitingToday(world: World): Promise<void> {
  for (const organisation of world.network) {
    await promised(world, organisation, 0, -21, -1)
    await promised(world, organisation, 4, -20, 0.5)
  }
  for (const [index, asked] of requests.entries()) {
    await world.use.become(nobody, addHours(world.now, -3 - index))
    await askForHelp(world.use, { ...untold, ...asked, formKey: newId() })
  }
}

/** A caller of yesterday whom the operator promised an answer; hours from now. */
async function promised(
  world: World,
  organisation: DemoOrganisation,
  story: number,
  calledIn: number,
  dueIn: number,
): Promise<void> {
  const { groups, needs, said } = stories[story] as (typeof stories)[number]
  const at = addHours(world.now, calledIn) as Instant
  await actor(world, organisation, at)('operator', contacts.recordContact, {
    channel: 'call_in',
    startedAt: at,
    durationSeconds: 420,
    anonymous: true,
    language: organisation.country === 'KG' ? 'ky' : 'tg',
    country: organisation.country,
    targetGroups: [...groups],
    needs: [...needs],
    said,
    outcome: 'call_back',
    callBack: {
      id: newId(),
      dueAt: addHours(world.now, dueIn),
      number: '+992900000142',
      note: 'Обещали узнать и перезвонить',
    },
  })
}

const untold = {
  dangerNow: false,
  placeText: null,
  homeCountry: null,
  reach: 'none',
  reachAt: null,
  reachWhen: null,
  reachWho: null,
  mayLeaveMessage: false,
} satisfies Partial<Asked>

const requests: readonly Omit<Asked, keyof typeof untold | 'formKey'>[] = [
  {
    locale: 'tg',
    country: 'TJ',
    needs: ['tracing.relative'],
    said: 'Писарам моҳи июн ба Самара рафт, аз август занг намезанад.',
  },
  {
    locale: 'ky',
    country: 'KG',
    needs: ['legal.wages'],
    said: 'Эки ай иштедим, акчамды беришкен жок.',
  },
]
