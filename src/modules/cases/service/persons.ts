import type { UseCase } from '#platform/use-case.ts'

// What this module asks of the module people.

export interface PersonSummary {
  readonly id: string
  readonly reference: string
  readonly label: string
  readonly sex: string | null
  readonly birthYear: number | null
  readonly citizenships: readonly string[]
  readonly restricted: boolean
}

export async function personSummaries(
  _use: UseCase,
  _ids: readonly string[],
): Promise<Map<string, PersonSummary>> {
  return new Map()
}
export async function safeWaysOf(_use: UseCase, _personId: string): Promise<never[]> {
  return []
}
export async function restrictPerson(
  _use: UseCase,
  _personId: string,
  _workerIds: readonly string[],
): Promise<void> {}
