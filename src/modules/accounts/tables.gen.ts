// Made by `npm run tables` from the migrations; not edited.
import type { Generated } from 'kysely'

export interface Tables {
  'accounts.invitation': {
    organisation_id: string
    id: string
    email: string
    name: Generated<string>
    roles: string[]
    team_ids: Generated<string[]>
    token_hash: Buffer
    invited_by: string | null
    created_at: Generated<string>
    expires_at: string
    accepted_at: string | null
    withdrawn_at: string | null
  }
  'accounts.member': {
    organisation_id: string
    user_id: string
    roles: string[]
    team_ids: Generated<string[]>
    languages: Generated<string[]>
    active: Generated<boolean>
    joined_at: Generated<string>
    version: Generated<number>
  }
  'accounts.recovery_code': {
    user_id: string
    code_hash: string
    used_at: string | null
  }
  'accounts.session': {
    id: string
    organisation_id: string
    user_id: string
    token_hash: Buffer
    started_at: string
    seen_at: string
    expires_at: string
    ended_at: string | null
    device: Generated<string>
  }
  'accounts.user': {
    id: string
    email: string
    name: string
    locale: Generated<string>
    password_hash: string | null
    totp_secret: string | null
    totp_confirmed_at: string | null
    totp_last_step: Generated<number>
    failed_attempts: Generated<number>
    locked_until: string | null
    version: Generated<number>
    created_at: Generated<string>
  }
}
