import { type Role, roles } from '#lib/actor.ts'
import {
  each,
  files,
  filesOfWorkers,
  log,
  open_,
  ours,
  persons,
  type Sight,
  sent,
  staff,
  workers,
} from './table.ts'
import type { Relation } from './world.ts'

/**
 * Who reaches the rows of a table by SQL alone, without the code above it: one line for every table with an organisation's
 * rows, from which the attacks of `sql.pg.test.ts` are made. What is changed or removed is never more than what is seen.
 */
export interface RowRight {
  readonly sees: Sight
  /** Which rows could be written once more; nothing, where they are only written by functions with rights of their own. */
  readonly adds: Sight
  /** Seen by every system actor: jobs and sign-in begin before anybody knows whose they are. */
  readonly ofSystem?: true
}

const own: Relation[] = ['own']
const nobody: Sight = {}
const members = each(roles, own)
const by = (...who: Role[]): Sight => each(who, own)
const hidden: RowRight = { sees: nobody, adds: nobody }
const both = (sight: Sight): RowRight => ({ sees: sight, adds: sight })
const kept = (sees: Sight): RowRight => ({ sees, adds: nobody })
const setting: RowRight = { sees: members, adds: by('administrator') }
/** What a contact is made of is seen with it; who recorded one as a field agent keeps it in sight. */
const ofContact: Sight = { ...log, field_agent: own }
const contactsParts = both(ofContact)

const byAgent: Sight = { programme_manager: ours, field_agent: own }
const ofGroup: Sight = { ...byAgent, supervisor: ours }

export const rowRights: Readonly<Record<string, RowRight>> = {
  'organisations.team': setting,
  'organisations.partner': setting,

  'accounts.identity': hidden,
  'accounts.invitation': both(by('administrator')),
  // One's own; the first that lies there is the operator's.
  'accounts.limited_session': {
    sees: each([...staff, 'field_agent'], own),
    adds: by('operator'),
    ofSystem: true,
  },
  'accounts.member': setting,
  // Those who help, and the person whom it is done to.
  'accounts.recovery': {
    sees: by(...staff, 'field_agent', 'administrator'),
    adds: by('supervisor', 'administrator'),
  },
  'accounts.recovery_told': hidden,
  'accounts.session': { sees: members, adds: by('operator'), ofSystem: true },
  'accounts.sign_in_setting': setting,

  'audit.chain': kept(by('auditor', 'administrator')),
  'audit.head': both(by('auditor', 'administrator')),
  'audit.seal': kept(by('auditor', 'administrator')),
  'audit.setting': setting,
  'audit.verification': kept(by('auditor', 'administrator')),

  // Who lies on whose shoulders: of oneself.
  'cases.assignment': kept(each([...workers, 'field_agent'], own)),
  'cases.case': { sees: files, adds: each(staff, own) },
  'cases.case_person': both(files),
  'cases.entry': both(files),
  // That glass was broken is told to those on the file, to supervisors, to the auditor, and to whoever broke it.
  'cases.glass': kept({ ...files, supervisor: ours, auditor: ours, field_agent: own }),
  'cases.goal': both(files),
  'cases.hand_over': kept(files),
  'cases.need': both(files),
  'cases.note': both(files),
  'cases.reminded': hidden,
  'cases.reminder': both(each([...staff, 'field_agent'], own)),
  'cases.task': both(files),
  'cases.triage': both(files),

  'claims.claim': both(filesOfWorkers),
  'claims.recovery': both(filesOfWorkers),
  'claims.step': both(filesOfWorkers),

  'contacts.call_back': { sees: ofContact, adds: log },
  // Whoever takes calls records what they heard; whose it is they say themselves.
  'contacts.contact': { sees: ofContact, adds: each(staff, ours) },
  'contacts.contact_version': contactsParts,
  'contacts.import': both({ supervisor: ours }),
  'contacts.import_row': both({ supervisor: ours }),
  'contacts.message': contactsParts,
  'contacts.mobile_session': {
    sees: each([...staff, 'programme_manager', 'field_agent'], ours),
    adds: each([...staff, 'field_agent'], ours),
  },
  'contacts.web_request': contactsParts,

  'documents.document': both(filesOfWorkers),

  // Supervisors decide, so they see that something is to be decided, also of persons whom they may not see.
  'keeping.erasure': {
    sees: { ...each(['caseworker', 'lawyer'], open_), supervisor: ours, auditor: ours },
    adds: each(workers, open_),
  },
  'keeping.export': { sees: by('supervisor', 'auditor', 'administrator'), adds: by('administrator') },
  'keeping.hold': { sees: each(workers, open_), adds: each(['lawyer', 'supervisor'], open_) },
  'keeping.rule': setting,

  'people.consent': both(persons),
  'people.document': both(persons),
  'people.guarded_text': both(each(workers, open_)),
  // A number without anything in it.
  'people.household': both(by(...staff)),
  'people.merge': { sees: persons, adds: { supervisor: open_ } },
  'people.name_index': hidden,
  'people.number_secret': hidden,
  'people.pair': both(each(workers, open_)),
  'people.pair_scan': hidden,
  // Whoever enters a person may shut the file at once.
  'people.person': { sees: persons, adds: each(staff, ours) },
  'people.relation': both(persons),
  'people.safe_way': both(persons),
  'people.safe_way_number': hidden,

  // Ids and codes, no words; only functions write it.
  'platform.audit_line': kept({ supervisor: ours, auditor: ours }),
  'platform.data_key': hidden,
  'platform.delivery': { ...hidden, ofSystem: true },
  'platform.event': { ...hidden, ofSystem: true },

  'referrals.disclosure': both(files),
  'referrals.link': both(files),
  'referrals.message': { sees: sent, adds: files },
  'referrals.referral': { sees: sent, adds: files },

  'rules.assessment': both(files),
  // A lawyer signs with their own name only.
  'rules.signature': { sees: members, adds: nobody },

  // A field agent's groups are those accompanied; members are shown only where the group has voted for it.
  'savings.accompaniment': { sees: ofGroup, adds: byAgent },
  'savings.book': hidden,
  'savings.device': both(byAgent),
  'savings.entry': hidden,
  // What the log says of goods only Hamroh writes: an agent's row is the agent's own book.
  'savings.goods_record': { sees: ofGroup, adds: byAgent },
  'savings.goods_sum': { sees: ofGroup, adds: byAgent },
  'savings.group': { sees: ofGroup, adds: byAgent },
  'savings.meeting': kept(ofGroup),
  'savings.member_sum': hidden,
  'savings.sealed_member': hidden,
  'savings.shown_name': hidden,
  'savings.visit': { sees: ofGroup, adds: byAgent },

  'tracing.answering': { sees: by(...workers), adds: by('supervisor') },
  'tracing.asking': both(filesOfWorkers),
  // Of a person who is not restricted a possible match is for supervisors.
  'tracing.candidate': both({ supervisor: open_ }),
  'tracing.choice': both(each(workers, open_)),
  'tracing.key': hidden,
  'tracing.list': hidden,
  'tracing.listed': hidden,
  'tracing.question': both(filesOfWorkers),
  'tracing.received': both({ supervisor: open_ }),
}
