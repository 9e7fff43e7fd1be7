/**
 * Modules whose words come to the browser with their screens and not at the door, because most who sign in never open
 * them. A module that joins says `words` in each of its screens.
 */
export const wordParts = ['savings'] as const
export type WordPart = (typeof wordParts)[number]
