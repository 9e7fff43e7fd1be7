import type { Sex } from './person.ts'

const female =
  'f female w woman жен женский женщина ж зан занона аял аялдар ayol xotin әйел qiz духтар'.split(' ')
const male = 'm male man муж мужской мужчина м мард мардона эркек erkak er ер писар'.split(' ')

/** A sex as tables of the region write it; null where the word is none of them. */
export function readSex(word: string): Sex | null {
  const plain = word.trim().toLowerCase().replace(/\.$/, '')
  if (female.includes(plain)) return 'female'
  if (male.includes(plain)) return 'male'
  return plain === 'other' ? 'other' : null
}
