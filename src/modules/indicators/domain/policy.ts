import type { Policy } from '#platform/module.ts'

const counting = ['programme_manager', 'supervisor', 'administrator'] as const

/** The database asks for the same roles before it counts. */
export const policy: Policy = {
  'indicators.my_day': [
    'operator',
    'caseworker',
    'lawyer',
    'supervisor',
    'directory_editor',
    'field_agent',
    'auditor',
    'administrator',
  ],
  'indicators.overview': counting,
  'indicators.figures': counting,
  'indicators.export': counting,
}
