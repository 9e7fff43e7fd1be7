// The parts of the contract under the one name that other modules' screens know.
export * from './contract/check.ts'
export * from './contract/rules.ts'
