import { commonWords } from '../domain/common-words.ts'
import { isWeakPassword, readingsOf } from '../domain/password.ts'
import { refuse } from '../domain/refusals.ts'

/** Guesses that a thief with the hash would make in seconds; an online guesser is stopped long before. */
const guessesThatDo = 1e8

/** The lists take 5 MB of memory and are wanted only where a password is chosen. */
const estimator = () =>
  Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }]) =>
      new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary: { ...dictionary, here: [...commonWords] } }),
  )
let made: ReturnType<typeof estimator> | undefined

export async function isCommonPassword(password: string, email: string): Promise<boolean> {
  made ??= estimator()
  const judge = await made
  // Only its beginning: the estimate takes time with the square of the length, and no common one is so long.
  const own = email.split(/[@.]/)
  return readingsOf(password.slice(0, 40)).some(reading => judge.check(reading, own).guesses < guessesThatDo)
}

/** Never asks for capitals or digits: length, and that others have not chosen it before. */
export async function refuseWeak(password: string, email: string, path: string): Promise<void> {
  if (isWeakPassword(password, email))
    throw refuse('accounts.weak_password', {}, [{ path, code: 'weak_password' }])
  if (await isCommonPassword(password, email))
    throw refuse('accounts.weak_password', {}, [{ path, code: 'common_password' }])
}
