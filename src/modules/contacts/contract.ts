// The parts of the contract under the one name that other modules' screens know.
export * from './contract/call-backs.ts'
export * from './contract/contacts.ts'
export * from './contract/imports.ts'
export * from './contract/requests.ts'
export * from './contract/sessions.ts'
