import * as v from 'valibot'
import { id, route } from '#lib/contract.ts'
import { linkToken, password } from '../contract.ts'

export const recoveryView = v.object({
  id: v.string(),
  userId: v.string(),
  name: v.string(),
  askedBy: v.string(),
  askedAt: v.string(),
  expiresAt: v.string(),
  /** Whether I may be the second one. */
  may: v.object({ confirm: v.boolean() }),
})

export const askRecovery = route({
  method: 'POST',
  path: '/members/{id}/recovery',
  action: 'accounts.recover_member',
  summary: 'Ask that a colleague gets a new way in; a second supervisor or administrator confirms',
  status: 201,
  limitPerMinute: 20,
  input: v.object({ id }),
  reply: recoveryView,
})

export const listRecoveries = route({
  method: 'GET',
  path: '/recoveries',
  action: 'accounts.recover_member',
  summary: 'Recoveries that wait for a second one to confirm',
  input: v.object({}),
  reply: v.object({ items: v.array(recoveryView) }),
})

export const confirmRecovery = route({
  method: 'POST',
  path: '/recoveries/{id}/confirm',
  action: 'accounts.recover_member',
  summary:
    'Confirm as the second one: all the colleague’s sessions end; answers a link, shown once, good for a day',
  limitPerMinute: 20,
  input: v.object({ id }),
  reply: v.object({ link: v.string(), expiresAt: v.string() }),
})

export const withdrawRecovery = route({
  method: 'DELETE',
  path: '/recoveries/{id}',
  action: 'accounts.recover_member',
  summary: 'Take a recovery back, also after it was confirmed and before its link was used',
  status: 204,
  input: v.object({ id }),
  reply: v.null(),
})

export const readRecovery = route({
  method: 'POST',
  path: '/recoveries/read',
  action: 'accounts.finish_recovery',
  summary: 'Whom a recovery link is for',
  open: true,
  limitPerMinute: 30,
  input: v.object({ token: linkToken }),
  reply: v.object({ name: v.string(), email: v.string(), by: v.array(v.string()) }),
})

export const finishRecovery = route({
  method: 'POST',
  path: '/recoveries/finish',
  action: 'accounts.finish_recovery',
  summary: 'A new password; passkeys and codes of before hold no more',
  open: true,
  status: 204,
  limitPerMinute: 30,
  input: v.object({ token: linkToken, password }),
  reply: v.null(),
})

export const readSecurity = route({
  method: 'GET',
  path: '/me/security',
  action: 'accounts.read_security',
  summary: 'What happened to my account lately',
  input: v.object({}),
  reply: v.object({
    items: v.array(
      v.object({
        id: v.string(),
        at: v.string(),
        what: v.string(),
        by: v.nullable(v.string()),
        byMe: v.boolean(),
      }),
    ),
  }),
})

export const noticeRead = route({
  method: 'POST',
  path: '/me/notices/{id}/read',
  action: 'accounts.told',
  summary: 'I have been told of it',
  status: 204,
  input: v.object({ id }),
  reply: v.null(),
})
