import * as v from 'valibot'
import type { Route, SentOf } from '#lib/contract.ts'
import { forbidden, Refusal } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import { modules } from '../modules.ts'

/** What a route does, without HTTP: the same check of the input, of the role, the same use case, the same reply. */
export async function endpointOf<I extends v.GenericSchema, O extends v.GenericSchema>(
  use: UseCase,
  route: Route<I, O>,
  input: SentOf<Route<I, O>>,
): Promise<v.InferOutput<O>> {
  const module = modules.find(({ endpoints = [] }) => endpoints.some(one => one.route === (route as Route)))
  const endpoint = module?.endpoints?.find(one => one.route === (route as Route))
  const allowed = module?.policy[route.action]
  if (!endpoint) throw new Error(`nothing answers ${route.method} ${route.path}`)
  if (Array.isArray(allowed) && !allowed.some(role => use.actor.roles.includes(role)))
    throw forbidden(route.action)
  const value = await endpoint.run(use, v.parse(route.input, input) as never, { address: '', cookies: {} })
  if (value instanceof Refusal) throw value
  return v.parse(route.reply, value)
}
