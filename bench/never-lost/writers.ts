import { newId } from '#lib/ids.ts'

/** Where to send, as who; changed when a server has been started anew. */
export interface Target {
  address: string
  token: string
}

/**
 * Hands that record contacts as a device's outbox does: one id and one key for a contact, sent again until it is answered.
 * What was answered is what may never be lost.
 */
export function startWriters(target: () => Target, howMany: number) {
  const acknowledged: string[] = []
  const refused: string[] = []
  let resent = 0
  let going = true
  let lastAnswer = performance.now()
  let longestSilence = 0

  async function send(id: string): Promise<boolean> {
    const { address, token } = target()
    try {
      const response = await fetch(`${address}/api/v1/contacts`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': id,
        },
        body: JSON.stringify({ id, outcome: 'answered', needs: ['legal.wages'], said: `line ${id}` }),
        signal: AbortSignal.timeout(40_000),
      })
      await response.arrayBuffer()
      if (response.status === 201) return true
      if (response.status < 500 && response.status !== 401) refused.push(`${response.status} for ${id}`)
      return false
    } catch {
      return false
    }
  }

  async function hand() {
    while (going) {
      const id = newId()
      let tries = 0
      while (!(await send(id))) {
        if (!going && tries > 300) return
        tries += 1
        await new Promise(done => setTimeout(done, 100))
      }
      if (tries > 0) resent += 1
      const now = performance.now()
      longestSilence = Math.max(longestSilence, now - lastAnswer)
      lastAnswer = now
      acknowledged.push(id)
    }
  }

  const hands = Array.from({ length: howMany }, hand)
  return {
    acknowledged,
    refused,
    counts: () => ({ acknowledged: acknowledged.length, resent, refused: refused.length }),
    /** The longest time without any answer since the last call, in milliseconds. */
    silence() {
      const longest = Math.max(longestSilence, performance.now() - lastAnswer)
      longestSilence = 0
      lastAnswer = performance.now()
      return longest
    },
    async stop() {
      going = false
      await Promise.all(hands)
    },
  }
}
