import { deviceCookie, deviceCookieSeconds } from '#platform/http/device.ts'
import { sessionCookie } from '#platform/http/request.ts'
import { type Answer, endpoint } from '#platform/module.ts'
import * as device from './contract/device.ts'
import * as inviting from './contract/invitations.ts'
import * as passkey from './contract/passkeys.ts'
import * as provider from './contract/provider.ts'
import * as recovering from './contract/recovery.ts'
import * as second from './contract/second-factor.ts'
import * as contract from './contract.ts'
import * as codes from './service/codes.ts'
import * as devices from './service/device-store.ts'
import * as me from './service/me.ts'
import * as members from './service/members.ts'
import * as passkeys from './service/passkeys.ts'
import * as providers from './service/provider.ts'
import * as recovery from './service/recovery.ts'
import * as factor from './service/second-factor.ts'
import * as security from './service/security.ts'
import { sessionHours, signOut } from './service/sessions.ts'
import * as settings from './service/settings.ts'
import { checkPassword, signIn } from './service/sign-in.ts'

interface Begun {
  token: string | null
  readonly browser: boolean
  readonly deviceCookie: string | null
}

/** A browser keeps the token where no script can read it, and another one that says who signed in there before. */
function keepInBrowser(answer: Answer, value: Begun): void {
  if (!value.token || !value.browser) return
  answer.setCookie(sessionCookie, value.token, sessionHours * 3600)
  if (value.deviceCookie) answer.setCookie(deviceCookie, value.deviceCookie, deviceCookieSeconds)
  value.token = null
}

export const endpoints = [
  endpoint(contract.signIn, signIn, keepInBrowser, checkPassword),
  endpoint(passkey.beginPasskeySignIn, passkeys.beginPasskeySignIn),
  endpoint(passkey.signInWithPasskey, passkeys.signInWithPasskey, keepInBrowser),
  endpoint(provider.listProviders, providers.listProviders),
  endpoint(
    provider.beginProviderSignIn,
    providers.beginProviderSignIn,
    (answer, { flow }) => answer.setCookie(providers.flowCookie, flow, providers.flowSeconds),
    providers.prepareBegin,
  ),
  endpoint(
    provider.finishProviderSignIn,
    providers.finishProviderSignIn,
    (answer, value) => {
      answer.clearCookie(providers.flowCookie)
      keepInBrowser(answer, value)
    },
    providers.prepareFinish,
  ),
  endpoint(second.giveCode, codes.giveCode),
  endpoint(contract.signOut, signOut, answer => answer.clearCookie(sessionCookie)),
  endpoint(contract.readMe, use => me.readMe(use)),
  endpoint(contract.updateMe, me.updateMe),
  endpoint(contract.changePassword, me.changePassword),
  endpoint(contract.listSessions, me.listSessions),
  endpoint(contract.endSession, me.endSession),
  endpoint(device.clearDevice, devices.clearDevice),
  endpoint(device.readDeviceKey, devices.readDeviceKey),
  endpoint(contract.endOtherSessions, me.endOtherSessions),
  endpoint(second.beginSecondFactor, factor.beginSecondFactor),
  endpoint(second.confirmSecondFactor, factor.confirmSecondFactor),
  endpoint(second.removeSecondFactor, factor.removeSecondFactor),
  endpoint(passkey.listPasskeys, passkeys.listPasskeys),
  endpoint(passkey.beginPasskey, passkeys.beginPasskey),
  endpoint(passkey.addPasskey, passkeys.addPasskey),
  endpoint(passkey.removePasskey, passkeys.removePasskey),
  endpoint(recovering.readSecurity, security.readSecurity),
  endpoint(recovering.noticeRead, security.noticeRead),
  endpoint(contract.listMembers, members.listMembers),
  endpoint(contract.updateMember, members.updateMember),
  endpoint(device.clearMembersDevices, devices.clearMembersDevices),
  endpoint(recovering.askRecovery, recovery.askRecovery),
  endpoint(recovering.listRecoveries, recovery.listRecoveries),
  endpoint(recovering.confirmRecovery, recovery.confirmRecovery),
  endpoint(recovering.withdrawRecovery, recovery.withdrawRecovery),
  endpoint(recovering.readRecovery, recovery.readRecovery),
  endpoint(recovering.finishRecovery, recovery.finishRecovery),
  endpoint(inviting.invite, members.invite),
  endpoint(inviting.listInvitations, members.listInvitations),
  endpoint(inviting.withdrawInvitation, members.withdrawInvitation),
  endpoint(inviting.readInvitation, members.readInvitation),
  endpoint(inviting.acceptInvitation, members.acceptInvitation),
  endpoint(provider.readSettings, settings.readSettings),
  endpoint(provider.updateSettings, settings.updateSettings),
]
