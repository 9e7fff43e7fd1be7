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
    path: '/people/{id}',
    load: () => import('./PersonScreen.tsx').then(m => m.PersonScreen),
    title: 'people.title',
    action: 'people.read',
    offline: 'needs network',
  },
]
