/** Long enough, and not the address or a few characters over and over. What is common is judged by the service. */
export function isWeakPassword(password: string, email: string): boolean {
  const plain = password.toLowerCase()
  const local = email.split('@')[0]?.toLowerCase() ?? ''
  return [...password].length < 10 || new Set(plain).size < 4 || (local.length > 3 && plain.includes(local))
}

// The same keys under a Latin and a Russian layout; the Tajik one differs only in letters that Russian lacks.
const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const russianKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю'
const tajikLetters: Readonly<Record<string, string>> = { ғ: 'г', ӣ: 'и', қ: 'к', ӯ: 'у', ҳ: 'х', ҷ: 'ч' }
const sounds: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...'абвгдезийклмнопрстуфхцыэ'].map((letter, n) => [letter, 'abvgdeziyklmnoprstufhcye'[n] as string]),
  ),
  ...{ ж: 'zh', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ь: '', ю: 'yu', я: 'ya', ё: 'yo' },
}

/**
 * The ways a password may have been made from a common one: as it is, typed on the other keyboard layout (“пароль” on
 * Latin keys is `gfhjkm`), Cyrillic in Latin letters.
 */
export function readingsOf(password: string): string[] {
  const plain = [...password.toLowerCase()].map(letter => tajikLetters[letter] ?? letter).join('')
  const moved = (from: string, to: string) =>
    [...plain].map(letter => to[from.indexOf(letter)] ?? letter).join('')
  const spelled = [...plain].map(letter => sounds[letter] ?? letter).join('')
  const onLatinKeys = moved(latinKeys, russianKeys)
  const spelledFromLatinKeys = [...onLatinKeys].map(letter => sounds[letter] ?? letter).join('')
  return [...new Set([plain, moved(russianKeys, latinKeys), spelled, spelledFromLatinKeys])]
}
