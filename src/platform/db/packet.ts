import type { Socket } from 'node:net'
import type pg from 'pg'

const held = new WeakSet<Socket>()

/**
 * What is sent to the database from here to the end of this turn leaves in one packet. A write to its socket wakes another
 * process: it is the dearest single thing that a request does here.
 */
export function holdPacket(client: pg.PoolClient): void {
  // The connection is public in pg, and missing in its types.
  const { stream } = (client as pg.PoolClient & { readonly connection: { readonly stream: Socket } })
    .connection
  if (held.has(stream)) return
  held.add(stream)
  stream.cork()
  // After everything that waits only for what is here already.
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}
