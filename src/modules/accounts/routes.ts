import { sessionCookie } from '#platform/http/request.ts'
import { endpoint } from '#platform/module.ts'
import * as contract from './contract.ts'
import * as me from './service/me.ts'
import * as members from './service/members.ts'
import { sessionHours, signIn, signOut } from './service/sign-in.ts'

export const endpoints = [
  endpoint(contract.signIn, signIn, (answer, value) => {
    // A browser keeps the token where no script can read it.
    if (value.token && value.browser) {
      answer.setCookie(sessionCookie, value.token, sessionHours * 3600)
      value.token = null
    }
  }),
  endpoint(contract.signOut, signOut, answer => answer.clearCookie(sessionCookie)),
  endpoint(contract.readMe, me.readMe),
  endpoint(contract.updateMe, me.updateMe),
  endpoint(contract.changePassword, me.changePassword),
  endpoint(contract.listSessions, me.listSessions),
  endpoint(contract.endSession, me.endSession),
  endpoint(contract.beginSecondFactor, me.beginSecondFactor),
  endpoint(contract.confirmSecondFactor, me.confirmSecondFactor),
  endpoint(contract.removeSecondFactor, me.removeSecondFactor),
  endpoint(contract.listMembers, members.listMembers),
  endpoint(contract.updateMember, members.updateMember),
  endpoint(contract.invite, members.invite),
  endpoint(contract.listInvitations, members.listInvitations),
  endpoint(contract.withdrawInvitation, members.withdrawInvitation),
  endpoint(contract.readInvitation, members.readInvitation),
  endpoint(contract.acceptInvitation, members.acceptInvitation),
]
