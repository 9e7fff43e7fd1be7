/** The articles, in the order of a journey; each has a picture by its name. */
export const articleNames = [
  'before-departure',
  'border',
  'registration',
  'work',
  'wages',
  'documents-taken',
  'health',
  'school',
  'police',
  'expulsion',
  'trafficking',
  'going-home',
  'children-left',
] as const
export type ArticleName = (typeof articleNames)[number]

export const destinations = ['RU', 'KZ'] as const
export type Destination = (typeof destinations)[number]

export const isArticle = (name: unknown): name is ArticleName => articleNames.some(one => one === name)
export const isDestination = (code: unknown): code is Destination => destinations.some(one => one === code)
