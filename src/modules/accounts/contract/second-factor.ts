import * as v from 'valibot'
import { maybe, route, text } from '#lib/contract.ts'
import { meView, password } from '../contract.ts'

export const beginSecondFactor = route({
  method: 'POST',
  path: '/me/second-factor',
  action: 'accounts.second_factor',
  summary: 'A new secret for an authenticator app; in force once confirmed',
  input: v.object({ password: maybe(password) }),
  reply: v.object({ secret: v.string(), uri: v.string() }),
})

export const confirmSecondFactor = route({
  method: 'POST',
  path: '/me/second-factor/confirm',
  action: 'accounts.second_factor',
  summary: 'Confirm with a first code; answers ten recovery codes, shown once',
  input: v.object({ code: text(20) }),
  reply: v.object({ recoveryCodes: v.array(v.string()) }),
})

export const removeSecondFactor = route({
  method: 'POST',
  path: '/me/second-factor/remove',
  action: 'accounts.second_factor',
  summary: 'Switch the second factor off',
  status: 204,
  input: v.object({ password: maybe(password) }),
  reply: v.null(),
})

export const giveCode = route({
  method: 'POST',
  path: '/sign-in/code',
  action: 'accounts.give_code',
  summary: 'The code of the second factor, after a sign-in that lacked it',
  limitPerMinute: 30,
  input: v.object({ code: text(20) }),
  reply: meView,
})
