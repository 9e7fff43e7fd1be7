// Made by `npm run tables` from the migrations; not edited.
import type { Generated } from 'kysely'

export interface Tables {
  'accounts.attempt': {
    account_key: Buffer
    source_key: Buffer
    tries: number
    at: string
    free_at: string
  }
  'accounts.device': {
    user_id: string
    device_hash: Buffer
    seen_at: string
  }
  'accounts.identity': {
    organisation_id: string
    issuer: string
    subject: string
    user_id: string
    linked_at: string
  }
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
  'accounts.limited_session': {
    token_hash: Buffer
    id: string
    organisation_id: string
    user_id: string
    purpose: string
    device: Generated<string>
    started_at: string
    expires_at: string
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
  'accounts.passkey': {
    user_id: string
    id: string
    name: string
    credential_id: string
    public_key: Buffer
    counter: Generated<number>
    transports: Generated<string[]>
    backed_up: Generated<boolean>
    created_at: string
    used_at: string | null
  }
  'accounts.recovery': {
    organisation_id: string
    id: string
    user_id: string
    asked_by: string | null
    asked_at: string
    confirmed_by: string | null
    confirmed_at: string | null
    token_hash: Buffer | null
    expires_at: string
    used_at: string | null
    withdrawn_at: string | null
    told_at: string | null
    operator: string | null
    operator_reason: string | null
  }
  'accounts.recovery_code': {
    user_id: string
    code_hash: string
    used_at: string | null
  }
  'accounts.recovery_told': {
    organisation_id: string
    recovery_id: string
    user_id: string
    told_at: string
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
    clear_device: string | null
  }
  'accounts.sign_in_setting': {
    organisation_id: string
    second_factor_waived: Generated<boolean>
    issuer: string | null
    client_id: string | null
    client_secret_sealed: string | null
    creates_accounts: Generated<boolean>
    created_roles: Generated<string[]>
    asks_second_factor: Generated<boolean>
    version: Generated<number>
    device_days: Generated<number>
    device_passkeys: Generated<boolean>
  }
  'accounts.spent': {
    hash: Buffer
    until: string
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
    version: Generated<number>
    created_at: Generated<string>
  }
}
