import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/people',
    load: () => import('./PeopleSearch.tsx').then(m => m.PeopleSearch),
    title: 'people.title',
    action: 'people.search',
    nav: { group: 'work', order: 30, icon: 'people', label: 'people.title' },
    key: 'g p',
    // Behind the #: what is typed is a name, and what stands behind it is never sent to a server or kept in its log.
    search: {
      label: 'people.find',
      to: typed => `/people#${encodeURIComponent(typed)}`,
      live: (typed, signal) => import('./live.ts').then(m => m.findLive(typed, signal)),
    },
    offline: 'needs network',
  },
  {
    path: '/people/new',
    load: () => import('./NewPerson.tsx').then(m => m.NewPerson),
    title: 'people.new',
    action: 'people.create',
    offline: 'works',
  },
  {
    path: '/duplicates',
    load: () => import('./PairsScreen.tsx').then(m => m.PairsScreen),
    title: 'people.pairs',
    action: 'people.pairs',
    nav: { group: 'work', order: 35, icon: 'people', label: 'people.pairs' },
    offline: 'needs network',
  },
  {
    path: '/duplicates/{id}/{otherId}',
    load: () => import('./ComparePersons.tsx').then(m => m.ComparePersons),
    title: 'people.pairs.compare',
    action: 'people.compare',
    offline: 'needs network',
  },
  {
    path: '/people/{id}',
    load: () => import('./PersonScreen.tsx').then(m => m.PersonScreen),
    title: 'people.title',
    action: 'people.read',
    offline: 'needs network',
  },
]
