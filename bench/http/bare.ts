import Fastify from 'fastify'
import type pg from 'pg'
import { appUrl, createPool } from '#platform/db/connect.ts'

/** The ceiling: a bare Fastify with one indexed read and one insert in a transaction, on the same database. */
export async function bareServer(owner: pg.Client, ownerUrl: string) {
  await owner.query(`
    create table public.ceiling (id int primary key, body text);
    insert into public.ceiling select g, repeat('x', 200) from generate_series(1, 100000) g;
    create table public.ceiling_write (id bigserial primary key, at timestamptz default now(), body text);
    grant select on public.ceiling to hamroh_app;
    grant select, insert on public.ceiling_write to hamroh_app;
    grant usage on sequence public.ceiling_write_id_seq to hamroh_app`)
  const pool = createPool(appUrl(ownerUrl), 10)
  const server = Fastify()
  server.get('/read', async () => {
    const id = 1 + Math.floor(Math.random() * 100_000)
    const text = 'select id, body from public.ceiling where id = $1'
    return (await pool.query({ name: 'read', text, values: [id] })).rows[0]
  })
  server.post('/write', async request => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const text = 'insert into public.ceiling_write (body) values ($1) returning id'
      const { rows } = await client.query({ name: 'write', text, values: [JSON.stringify(request.body)] })
      await client.query('commit')
      return rows[0]
    } finally {
      client.release()
    }
  })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  return { address, close: () => Promise.all([server.close(), pool.end()]) }
}
