import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = []
