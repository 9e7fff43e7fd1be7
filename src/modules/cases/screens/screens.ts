import { badge, type Screen } from '#staff/screen.ts'
import { listDue } from '../contract.ts'

export const screens: readonly Screen[] = [
  {
    path: '/cases',
    load: () => import('./CaseList.tsx').then(module => module.CaseList),
    title: 'cases.nav',
    action: 'cases.list',
    nav: {
      group: 'work',
      order: 20,
      thumb: 2,
      icon: 'case',
      label: 'cases.nav',
      badge: badge(
        listDue,
        reply =>
          reply.handOvers.length +
          reply.items.filter(item => item.due === 'overdue' || item.due === 'today').length,
      ),
    },
    key: 'g f',
    // Behind the #, which no server sees: what is typed may be a name.
    search: { label: 'cases.find', to: typed => `/cases?scope=all#${encodeURIComponent(typed)}` },
    offline: 'reads',
  },
  {
    path: '/workload',
    load: () => import('./Workload.tsx').then(module => module.Workload),
    title: 'cases.workload',
    action: 'cases.workload',
    nav: { group: 'work', order: 22, icon: 'people', label: 'cases.workload' },
    key: 'g k',
    offline: 'needs network',
  },
  {
    path: '/opened-cases',
    load: () => import('./OpenedCases.tsx').then(module => module.OpenedCases),
    title: 'cases.opened.title',
    action: 'cases.list_opened',
    nav: { group: 'work', order: 80, icon: 'case', label: 'cases.opened.title' },
    key: 'g o',
    offline: 'reads',
  },
  {
    path: '/hand-overs',
    load: () => import('./HandOvers.tsx').then(module => module.HandOvers),
    title: 'cases.hand_overs.title',
    action: 'cases.list_hand_overs',
    key: 'g h',
    offline: 'reads',
  },
  {
    path: '/glass',
    load: () => import('./GlassList.tsx').then(module => module.GlassList),
    title: 'cases.glass.list',
    action: 'cases.list_glass',
    nav: { group: 'work', order: 90, icon: 'lock', label: 'cases.glass.nav' },
    key: 'g l',
    offline: 'needs network',
  },
  {
    path: '/cases/new',
    load: () => import('./OpenCase.tsx').then(module => module.OpenCase),
    title: 'cases.open.title',
    action: 'cases.open',
    offline: 'works',
  },
  {
    path: '/cases/{id}',
    load: () => import('./CaseScreen.tsx').then(module => module.CaseScreen),
    title: 'cases.page.title',
    action: 'cases.read',
    offline: 'reads',
  },
  {
    path: '/cases/{id}/triage',
    load: () => import('./TriageScreen.tsx').then(module => module.TriageScreen),
    title: 'cases.act.triage',
    action: 'cases.triage',
    offline: 'works',
  },
]
