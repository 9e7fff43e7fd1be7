/** Checks a second on one core, by hand: `node bench/rules.ts`. Aim: 20 000. */
import { addDays, day } from '../src/lib/day.ts'
import { loadPack } from '../src/modules/rules/content/load.ts'
import { check } from '../src/modules/rules/domain/check.ts'
import { openPack } from '../src/modules/rules/domain/compile.ts'
import type { PersonEvent } from '../src/modules/rules/domain/pack.ts'
import type { Question } from '../src/modules/rules/domain/question.ts'

const book = openPack(await loadPack())
const citizens = ['TJ', 'UZ', 'KG', 'AZ', 'KZ', 'AM', 'BY', 'MD']

/** A repeatable life: a few trips, the last with registration, checks, and sometimes a patent or a contract. */
function life(seed: number): Question {
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const events: PersonEvent[] = []
  let at = addDays(day('2012-01-01'), random(5000))
  for (let trips = random(5); trips > 0; trips--) {
    events.push({ kind: 'entry', date: at })
    at = addDays(at, random(80))
    events.push({ kind: 'exit', date: at })
    at = addDays(at, 1 + random(60))
  }
  events.push({ kind: 'entry', date: at }, { kind: 'registered', date: addDays(at, random(10)) })
  if (random(2)) events.push({ kind: 'medical_check', date: addDays(at, random(30)) })
  if (random(3) === 0) {
    events.push({ kind: 'patent_issued', date: addDays(at, 25) })
    events.push({ kind: 'patent_paid', date: addDays(at, 24), months: 1 + random(6) })
  }
  if (random(3) === 0) events.push({ kind: 'contract', date: addDays(at, 5), until: addDays(at, 300) })
  return {
    citizenship: citizens[random(citizens.length)] as string,
    destination: random(3) ? 'RU' : 'KZ',
    purpose: random(4) ? 'work' : 'private',
    onDate: addDays(at, random(120)),
    events,
  }
}

const questions = Array.from({ length: 5000 }, (_, seed) => life(seed + 1))
for (const question of questions) check(question, book)
for (let round = 1; round <= 3; round++) {
  const start = performance.now()
  let done = 0
  while (performance.now() - start < 1000) {
    for (let index = 0; index < 500; index++)
      check(questions[(done + index) % questions.length] as Question, book)
    done += 500
  }
  console.log(`round ${round}: ${Math.round((done * 1000) / (performance.now() - start))} checks a second`)
}
