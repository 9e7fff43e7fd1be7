import type { Role } from '#lib/actor.ts'
import type { Relation } from './world.ts'

/**
 * Who may do what to whose: one row for every route of the API, as design section 6 says it, from which the tests are
 * made. A new route needs a row; `docs/add-a-feature.md` tells how it is written.
 */
export type Row =
  /** Anybody, signed in or not. */
  | { readonly who: 'open' }
  /** Whoever is signed in; what it touches is the caller's own or the same for all. */
  | { readonly who: 'member'; readonly unknown?: true; readonly body?: Body }
  /** These roles; everybody else is refused. `unknown`: its id names nothing here, and that is what it answers. */
  | { readonly who: readonly Role[]; readonly unknown?: true; readonly body?: Body }
  /** These roles, each for the things that stand to them in these relations; for all other things: not found. */
  | {
      readonly thing: Thing
      readonly sees: Sight
      /** Seen, but this is not theirs to do: refused. */
      readonly refused?: Sight
      /** What other parts of the path are called among the things. */
      readonly parts?: Readonly<Record<string, Thing>>
      readonly body?: Body
    }

export type Thing =
  | 'person'
  | 'otherPerson'
  | 'way'
  | 'document'
  | 'relation'
  | 'consent'
  | 'case'
  | 'need'
  | 'goal'
  | 'task'
  | 'contact'
  | 'callBack'
  | 'request'
  | 'session'
  | 'import'
  | 'referral'
  | 'claim'
  | 'recovery'
  | 'letter'
  | 'organisation'
  | 'member'
export type Sight = Readonly<Partial<Record<Role, readonly Relation[]>>>
export type Body = Readonly<Record<string, unknown>>

export const workers = ['caseworker', 'lawyer', 'supervisor'] as const satisfies Role[]
export const staff = ['operator', ...workers] as const satisfies Role[]
export const all: Relation[] = ['own', 'team', 'other_team', 'partner', 'other', 'restricted']
export const ours: Relation[] = ['own', 'team', 'other_team', 'restricted']
export const open_: Relation[] = ['own', 'team', 'other_team']

export const each = (who: readonly Role[], relations: readonly Relation[]): Sight =>
  Object.fromEntries(who.map(role => [role, relations]))

/** Files: one's own and one's team's; an operator only what they opened and nobody works on yet. Restricted: nobody else. */
export const filesOfWorkers = each(workers, ['own', 'team'])
export const files: Sight = { operator: ['own'], ...filesOfWorkers }
/** Persons are known in the whole organisation, so that nobody is entered twice; restricted ones to their workers. */
export const persons = each(staff, open_)
/** The log of contacts is the operators' and supervisors'; others see what they recorded. */
export const log: Sight = { operator: open_, caseworker: ['own'], lawyer: ['own'], supervisor: open_ }
/** Referrals go with the file they were sent from, and with the organisation they were sent to. */
export const sent: Sight = { operator: ['own', 'partner'], ...each(workers, ['own', 'team', 'partner']) }
const answered = each(workers, ['own', 'team', 'partner'])

const on = (
  thing: Thing,
  sees: Sight,
  more: { refused?: Sight; parts?: Record<string, Thing>; body?: Body } = {},
): Row => ({
  thing,
  sees,
  ...more,
})
const only = (...who: Role[]): Row => ({ who })
/** Names nothing. */
const nowhere = '019a0000-0000-7000-8000-00000000dead'
const member: Row = { who: 'member' }
const open: Row = { who: 'open' }
const nothing = (...who: Role[]): Row => ({ who, unknown: true })
const ofPerson = (thing: Thing, who: readonly Role[] = staff): Row =>
  on(thing, each(who, open_), { parts: { personId: 'person' } })

/** Rules have names, not numbers. */
const noRule = { id: 'ru.not.there' }

export const table: Readonly<Record<string, Row>> = {
  'GET /organisations': member,
  // Who takes part in the network is no secret within it.
  'GET /organisations/{id}': on(
    'organisation',
    each(
      [
        'operator',
        'auditor',
        'administrator',
        'programme_manager',
        'field_agent',
        'directory_editor',
        ...workers,
      ],
      all,
    ),
  ),
  'PATCH /organisations/{id}': on('organisation', { administrator: ours }),
  'GET /teams': member,
  'POST /teams': only('administrator'),
  'GET /partners': member,
  'PUT /partners/{id}': on('organisation', { administrator: all }),
  'DELETE /partners/{id}': on('organisation', { administrator: all }),

  'POST /sign-in': open,
  'POST /sign-in/passkey/begin': open,
  'POST /sign-in/passkey': open,
  'GET /sign-in/organisations': open,
  'POST /sign-in/organisation/begin': open,
  'POST /sign-in/organisation/finish': open,
  'POST /sign-in/code': { who: 'member', unknown: true },
  'POST /sign-out': member,
  'GET /me': member,
  'PATCH /me': member,
  'POST /me/password': member,
  'GET /me/sessions': member,
  'DELETE /me/sessions/{id}': { who: 'member', unknown: true },
  'POST /me/sessions/end-others': member,
  'POST /me/sessions/{id}/clear': { who: 'member', unknown: true, body: { what: 'kept' } },
  'GET /me/device-key': member,
  'POST /me/second-factor': member,
  'POST /me/second-factor/confirm': member,
  'POST /me/second-factor/remove': member,
  'GET /me/passkeys': member,
  'POST /me/passkeys/begin': member,
  'POST /me/passkeys': member,
  'POST /me/passkeys/{id}/remove': member,
  'GET /me/security': member,
  'POST /me/notices/{id}/read': { who: 'member', unknown: true },
  'GET /members': member,
  'PATCH /members/{id}': on('member', { administrator: ours }),
  'POST /members/{id}/clear-devices': on('member', { administrator: ours }, { body: { what: 'kept' } }),
  'POST /members/{id}/recovery': on('member', { supervisor: ours, administrator: ours }),
  'GET /recoveries': only('supervisor', 'administrator'),
  'POST /recoveries/{id}/confirm': nothing('supervisor', 'administrator'),
  'DELETE /recoveries/{id}': nothing('supervisor', 'administrator'),
  'POST /recoveries/read': open,
  'POST /recoveries/finish': open,
  'POST /invitations': only('administrator'),
  'GET /invitations': only('administrator'),
  'DELETE /invitations/{id}': nothing('administrator'),
  'POST /invitations/read': open,
  'POST /invitations/accept': open,
  'GET /sign-in-settings': only('administrator'),
  'PUT /sign-in-settings': only('administrator'),

  'POST /directory/propose': member,
  'POST /directory/search': member,
  'GET /directory/services/{id}': { who: 'member', unknown: true },
  'POST /directory/services': only('directory_editor', 'administrator'),
  'PATCH /directory/services/{id}': nothing('directory_editor', 'administrator'),
  'GET /directory/organizations/{id}': { who: 'member', unknown: true },
  'POST /directory/organizations': only('directory_editor'),
  'PATCH /directory/organizations/{id}': nothing('directory_editor', 'administrator'),
  'POST /directory/locations': only('directory_editor', 'administrator'),
  'PATCH /directory/locations/{id}': nothing('directory_editor', 'administrator'),
  'POST /directory/verify': nothing('directory_editor', 'administrator'),
  'GET /directory/history/{id}': only('directory_editor', 'administrator'),
  'POST /directory/reports': open,
  'GET /places': open,
  'GET /places/{id}': open,
  'GET /taxonomy': open,

  'POST /people/search': only(...staff),
  'POST /people': only(...staff),
  'GET /people/{id}': on('person', persons),
  'PATCH /people/{id}': on('person', persons),
  'PUT /people/{id}/restriction': on('person', each(workers, open_), { body: { restricted: false } }),
  'PUT /people/{id}/health-note': on('person', each(workers, open_)),
  'GET /people/{id}/cases': on('person', persons),
  'GET /people/{id}/readers': on('person', persons),
  'GET /people/{id}/access-report': on('person', each(workers, open_)),
  'PUT /people/{personId}/household': on('person', persons, { parts: { personId: 'person' } }),
  'POST /people/{personId}/ways': ofPerson('person'),
  'PATCH /people/{personId}/ways/{id}': ofPerson('way'),
  'DELETE /people/{personId}/ways/{id}': ofPerson('way'),
  'POST /people/{personId}/ways/{id}/reveal': ofPerson('way'),
  'POST /people/{personId}/documents': ofPerson('person'),
  'PATCH /people/{personId}/documents/{id}': ofPerson('document'),
  'DELETE /people/{personId}/documents/{id}': ofPerson('document'),
  'POST /people/{personId}/relations': ofPerson('person'),
  'DELETE /people/{personId}/relations/{id}': ofPerson('relation'),
  'POST /people/{personId}/consents': ofPerson('person'),
  'GET /people/{personId}/consents/{id}/receipt': ofPerson('consent'),
  'POST /people/{personId}/consents/{id}/withdraw': ofPerson('consent'),

  'POST /contacts': only(...staff),
  'POST /contacts/recognise': only(...staff),
  'GET /contacts': only(...staff),
  'POST /contacts/search': only(...staff),
  'GET /contacts/{id}': on('contact', log),
  // Only who recorded it corrects it, or a supervisor.
  'PATCH /contacts/{id}': on(
    'contact',
    { ...log, operator: ['own'] },
    { refused: { operator: ['team', 'other_team'] } },
  ),
  'GET /contacts-export': only('supervisor'),
  'GET /call-backs': only(...staff),
  'POST /call-backs/{id}/claim': on('callBack', log),
  'POST /call-backs/{id}/release': on('callBack', log),
  'POST /call-backs/{id}/tried': on('callBack', log),
  'POST /call-backs/{id}/give-up': on('callBack', log),
  'POST /call-backs/{id}/done': on('callBack', log),
  'GET /contact-requests': only(...staff),
  'GET /contact-requests/{id}': on('request', log),
  'POST /contact-requests/{id}/take': on('request', log),
  'POST /contact-requests/{id}/reply': on('request', log),
  'POST /contact-requests/{id}/close': on('request', log),
  // Days of a mobile team are planned in the whole organisation and name nobody.
  'POST /mobile-sessions': only(...staff, 'field_agent'),
  'GET /mobile-sessions': only(...staff, 'field_agent', 'programme_manager'),
  'GET /mobile-sessions/{id}': on('session', each([...staff, 'field_agent', 'programme_manager'], ours)),
  'PATCH /mobile-sessions/{id}': on('session', each([...staff, 'field_agent'], ours)),
  'POST /contact-imports': only('supervisor'),
  'GET /contact-imports': only('supervisor'),
  'GET /contact-imports/{id}': on('import', { supervisor: ours }),
  'POST /contact-imports/{id}/preview': on('import', { supervisor: ours }),
  'POST /contact-imports/{id}/run': on('import', { supervisor: ours }),
  'GET /contact-imports/{id}/report': on('import', { supervisor: ours }),
  'POST /contact-imports/{id}/undo': on('import', { supervisor: ours }),

  'POST /cases': only(...staff),
  'GET /cases': only(...workers),
  'POST /cases/search': only(...workers),
  'GET /cases/opened-by-me': only(...staff),
  'GET /cases/due': only(...workers),
  'GET /cases/workload': only('supervisor'),
  'POST /cases/move': only('supervisor'),
  'GET /cases/{id}': on('case', files),
  'GET /cases/{id}/timeline': on('case', files),
  'GET /cases/{id}/readers': on('case', files),
  'PATCH /cases/{id}': on('case', files),
  'POST /cases/{id}/persons': on('case', files),
  'POST /cases/{id}/needs': on('case', files),
  'PATCH /cases/{id}/needs/{needId}': on('case', files, { parts: { needId: 'need' } }),
  'POST /cases/{id}/notes': on('case', files),
  'POST /cases/{id}/goals': on('case', filesOfWorkers),
  'PATCH /cases/{id}/goals/{goalId}': on('case', filesOfWorkers, { parts: { goalId: 'goal' } }),
  'POST /cases/{id}/tasks': on('case', filesOfWorkers),
  'PATCH /cases/{id}/tasks/{taskId}': on('case', filesOfWorkers, { parts: { taskId: 'task' } }),
  'GET /triage/questions': only(...staff),
  'POST /cases/{id}/triage': on('case', files),
  'GET /cases/{id}/triage': on('case', files),
  'POST /cases/{id}/hand-overs': on('case', filesOfWorkers),
  'POST /hand-overs/{id}/answer': nothing(...workers),
  'GET /hand-overs': only(...workers),
  'POST /cases/{id}/assign': on('case', { supervisor: ['own', 'team'] }),
  'POST /cases/{id}/hold': on('case', filesOfWorkers),
  'POST /cases/{id}/resume': on('case', filesOfWorkers),
  'POST /cases/{id}/close': on('case', filesOfWorkers),
  'POST /cases/{id}/closing': on('case', { supervisor: ['own', 'team'] }),
  'POST /cases/{id}/reopen': on('case', filesOfWorkers),
  // A colleague's file is not shut to others by whoever merely may read it.
  'POST /cases/{id}/restrict': on(
    'case',
    { caseworker: ['own'], lawyer: ['own'], supervisor: ['own', 'team'] },
    { refused: each(['caseworker', 'lawyer'], ['team']) },
  ),
  // There is glass only before a restricted file of one's team.
  'POST /cases/{id}/glass': on('case', { supervisor: ['restricted'] }),
  'GET /glass': only('supervisor', 'auditor'),

  'POST /referrals/compose': on('case', files, { parts: { caseId: 'case' } }),
  'POST /referrals': on('case', files, { parts: { caseId: 'case' } }),
  'GET /referrals': only(...staff),
  'GET /referrals/{id}': on('referral', sent),
  'POST /referrals/{id}/accept': on('referral', answered),
  'POST /referrals/{id}/decline': on('referral', answered),
  'POST /referrals/{id}/ask-more': on('referral', answered),
  'POST /referrals/{id}/give-more': on('referral', sent),
  // After the answer only who accepted goes on with it, or a supervisor.
  'POST /referrals/{id}/return': on(
    'referral',
    { ...filesOfWorkers, supervisor: ['own', 'team', 'partner'] },
    { refused: each(['caseworker', 'lawyer'], ['partner']) },
  ),
  'POST /referrals/{id}/outcome': on(
    'referral',
    { ...filesOfWorkers, supervisor: ['own', 'team', 'partner'] },
    { refused: each(['caseworker', 'lawyer'], ['partner']) },
  ),
  'POST /referrals/{id}/withdraw': on('referral', sent),
  'POST /referrals/{id}/link': on('referral', sent),
  'POST /referrals/{id}/answer-for': on('referral', sent),
  'POST /referrals/{id}/case': on('referral', answered),
  'POST /referrals/{id}/numbers/{way}': on('referral', answered),

  'GET /cases/{caseId}/tracing': on('case', filesOfWorkers, { parts: { caseId: 'case' } }),
  'POST /cases/{caseId}/tracing': on('case', filesOfWorkers, { parts: { caseId: 'case' } }),
  'POST /cases/{caseId}/tracing/withdraw': on('case', filesOfWorkers, { parts: { caseId: 'case' } }),
  'PUT /tracing/persons/{personId}': on('person', each(workers, open_), {
    parts: { personId: 'person' },
    body: { choice: 'usual' },
  }),
  'GET /tracing/organisations': only(...workers),
  'PUT /tracing/organisations/{id}': on('organisation', { supervisor: all }, { body: { answers: true } }),
  // Rows are persons' of the organisation that is asked; src/modules/tracing/tracing.pg.test.ts has them.
  'GET /tracing/questions': only(...workers),
  'GET /tracing/questions/{id}': nothing(...workers),
  'POST /tracing/questions/{id}/answer': nothing(...workers),

  'GET /claims/basis': only(...workers),
  'GET /claims/figures': only('programme_manager', 'supervisor'),
  'GET /claims': on('case', filesOfWorkers, { parts: { caseId: 'case' } }),
  'POST /claims': on('case', filesOfWorkers, { parts: { caseId: 'case' } }),
  'GET /claims/{id}': on('claim', filesOfWorkers),
  'PATCH /claims/{id}': on('claim', filesOfWorkers),
  'POST /claims/{id}/steps': on('claim', filesOfWorkers),
  'POST /claims/{id}/recoveries': on('claim', filesOfWorkers),
  'POST /claims/{id}/recoveries/{recoveryId}/withdraw': on('claim', filesOfWorkers, {
    parts: { recoveryId: 'recovery' },
  }),

  'GET /my-day': only(...staff, 'directory_editor', 'field_agent', 'auditor', 'administrator'),
  'GET /figures/overview': only('programme_manager', 'supervisor', 'administrator'),
  'GET /figures': only('programme_manager', 'supervisor', 'administrator'),
  'GET /figures/table.csv': only('programme_manager', 'supervisor', 'administrator'),
  'GET /figures/table.xlsx': only('programme_manager', 'supervisor', 'administrator'),

  'GET /backups/standing': only('administrator'),
  'GET /audit/chain': only('auditor', 'administrator'),
  'POST /audit/verifications': only('auditor', 'administrator'),
  'GET /audit/heads': only('auditor', 'administrator'),
  'POST /audit/heads': only('auditor', 'administrator'),
  'GET /audit/heads/file': only('auditor', 'administrator'),
  'GET /audit/lines': only('auditor'),
  'GET /audit/setting': only('auditor', 'administrator'),
  'PUT /audit/setting': only('administrator'),

  'POST /directory/imports/preview': only('directory_editor'),
  'POST /directory/imports': only('directory_editor'),
  'GET /directory/export': member,
  'POST /people/find': only(...staff),
  'POST /people/likely': only(...staff),
  'GET /duplicates': only(...workers),
  'GET /duplicates/{id}/{otherId}': on('person', each(workers, open_), { parts: { otherId: 'otherPerson' } }),
  'POST /duplicates/{id}/{otherId}/not-same': on('person', each(workers, open_), {
    parts: { otherId: 'otherPerson' },
  }),
  // A version that never was: answered as a conflict, so that the persons of the other rows stay two.
  'POST /duplicates/{id}/{otherId}/merge': on(
    'person',
    { supervisor: open_ },
    { parts: { otherId: 'otherPerson' }, body: { version: 999, otherVersion: 999 } },
  ),
  'POST /merges/{id}/undo': nothing('supervisor'),

  'GET /directory/care': only('directory_editor', 'administrator'),
  'GET /directory/care/count': only('directory_editor', 'administrator'),
  'POST /directory/reports/{id}/settle': nothing('directory_editor', 'administrator'),
  'GET /directory/similar': only('directory_editor', 'administrator'),

  // Law is public; who signed that it was read is the organisation's.
  'GET /rules': open,
  'GET /rules/{id}': open,
  'GET /rule-changes': open,
  'POST /rules/check': open,
  'GET /rules/{id}/signatures': { who: 'member', unknown: true, body: noRule },
  'POST /rules/{id}/signatures': {
    who: ['lawyer'],
    unknown: true,
    body: { ...noRule, version: '2026-11-22', hash: '0'.repeat(32) },
  },
  'POST /rules/{id}/signatures/{signatureId}/withdrawal': {
    who: ['lawyer', 'supervisor'],
    unknown: true,
    body: noRule,
  },
  'GET /cases/{id}/stay': on('case', files),
  'GET /cases/{id}/stay/{assessmentId}': nothing(...staff),
  'PUT /cases/{id}/stay/{assessmentId}': on('case', files),

  'GET /documents/templates': only(...workers),
  'GET /documents/facts': on('case', filesOfWorkers, { parts: { caseId: 'case' } }),
  'GET /documents': on('case', filesOfWorkers, { parts: { caseId: 'case' } }),
  'POST /documents': on('case', filesOfWorkers, {
    parts: { caseId: 'case' },
    body: { template: 'wage_demand' },
  }),
  'GET /documents/{id}': on('letter', filesOfWorkers),
  'PATCH /documents/{id}': on('letter', filesOfWorkers),
  'POST /documents/{id}/sent': on('letter', filesOfWorkers),
  'GET /documents/{id}/pdf': on('letter', filesOfWorkers),
  'GET /documents/{id}/docx': on('letter', filesOfWorkers),

  'GET /keeping/rules': only('supervisor', 'administrator', 'auditor'),
  'PUT /keeping/rules/{kind}': only('administrator'),
  'GET /people/{personId}/keeping': ofPerson('person', workers),
  'POST /people/{personId}/holds': ofPerson('person', ['lawyer', 'supervisor']),
  'POST /holds/{id}/lift': nothing('lawyer', 'supervisor'),
  'POST /people/{personId}/erasures': ofPerson('person', workers),
  'GET /erasures': only('supervisor', 'auditor'),
  'POST /erasures/{id}/decision': nothing('supervisor'),
  'GET /erasures/{id}/proof': nothing('supervisor', 'auditor'),
  'GET /people/{personId}/held': ofPerson('person', workers),
  'GET /people/{personId}/held/file': ofPerson('person', workers),
  'GET /organisation-exports': only('administrator', 'supervisor', 'auditor'),
  'POST /organisation-exports': only('administrator'),
  'POST /organisation-exports/{id}/decision': nothing('administrator', 'supervisor'),
  'GET /organisation-exports/{id}/file': nothing('administrator'),

  'POST /savings/groups': only('field_agent', 'programme_manager'),
  'GET /savings/groups': only('field_agent', 'programme_manager', 'supervisor'),
  'GET /savings/programme': only('field_agent', 'programme_manager', 'supervisor'),
  'GET /savings/figures': only('field_agent', 'programme_manager', 'supervisor'),
  'GET /savings/figures/months': only('field_agent', 'programme_manager', 'supervisor'),
  'GET /savings/totals': only('programme_manager', 'supervisor', 'administrator'),
  'GET /savings/agents': only('programme_manager'),
  // Whose group it is, is tried in the module.
  'GET /savings/groups/{id}': nothing('field_agent', 'programme_manager', 'supervisor'),
  'GET /savings/groups/{id}/member-sums': nothing('field_agent'),
  'PATCH /savings/groups/{id}': nothing('field_agent', 'programme_manager'),
  'POST /savings/groups/{id}/agent': nothing('programme_manager'),
  'POST /savings/groups/{id}/close': nothing('programme_manager'),
  'POST /savings/groups/{id}/reopen': nothing('programme_manager'),
  'POST /savings/groups/{id}/devices/{deviceId}/end': nothing('field_agent', 'programme_manager'),
  'POST /savings/visits': nothing('field_agent', 'programme_manager'),
  'PUT /savings/visits/{id}': nothing('field_agent', 'programme_manager'),
  'PATCH /savings/visits/{id}': nothing('field_agent', 'programme_manager'),
  'POST /savings/visits/{id}/cancel': nothing('field_agent', 'programme_manager'),
  'GET /savings/visits': only('field_agent', 'programme_manager', 'supervisor'),
  'GET /savings/groups.csv': nothing('programme_manager', 'supervisor'),
  'GET /savings/groups.xlsx': nothing('programme_manager', 'supervisor'),
  'GET /savings/savix.xlsx': nothing('programme_manager', 'supervisor'),
  // A group's own devices prove themselves by their key; tried in the module.
  'POST /savings/groups/{id}/devices': open,
  'POST /savings/groups/{id}/events': open,
  'POST /savings/groups/{id}/log': open,
  'POST /savings/groups/{id}/members': open,
  'POST /savings/groups/{id}/names': open,
  'POST /savings/groups/{id}/goods/earlier': open,
  'GET /savings/groups/{id}/goods': nothing('field_agent', 'programme_manager', 'supervisor'),
  'POST /savings/groups/{id}/goods': {
    ...{ who: ['field_agent', 'programme_manager'], unknown: true },
    body: { event: { kind: 'corrected', id: nowhere, corrects: nowhere, reason: 'wrong' } },
  },
  'POST /savings/self-help-groups': only('field_agent', 'programme_manager'),
  'GET /savings/goods': only('field_agent', 'programme_manager', 'supervisor'),
  'GET /savings/goods/export': only('programme_manager', 'supervisor'),
  'POST /savings/goods/import': only('field_agent', 'programme_manager'),
}
