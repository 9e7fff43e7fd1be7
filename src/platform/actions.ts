import type { Role } from '#lib/actor.ts'
import type { Module } from './module.ts'

let policies: Readonly<Record<string, readonly Role[] | 'open' | 'member'>> = {}

/** Collects who may do what from all modules; once, at the start. An action has one policy. */
export function declarePolicies(modules: readonly Module[]): void {
  const all: Record<string, readonly Role[] | 'open' | 'member'> = {}
  for (const { name, policy } of modules) {
    for (const [action, allowed] of Object.entries(policy)) {
      if (Object.hasOwn(all, action)) throw new Error(`${name} declares ${action} again`)
      all[action] = allowed
    }
  }
  policies = all
}

/** Every action these roles may at least try; what one may do with one record is in that record's reply. */
export function actionsOf(roles: readonly Role[]): string[] {
  return Object.entries(policies)
    .filter(([, allowed]) => !Array.isArray(allowed) || allowed.some(role => roles.includes(role)))
    .map(([action]) => action)
    .sort()
}
