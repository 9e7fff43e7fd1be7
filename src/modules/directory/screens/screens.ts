import { badge, type Screen } from '#staff/screen.ts'
import { countCare } from '../contract/care.ts'

export const screens: readonly Screen[] = [
  {
    path: '/directory',
    load: () => import('./DirectoryScreen.tsx').then(module => module.DirectoryScreen),
    title: 'directory.title',
    action: 'directory.search',
    nav: { group: 'network', order: 10, icon: 'organisation', label: 'directory.title' },
    key: 'g s',
    search: { label: 'directory.search', to: typed => `/directory?q=${encodeURIComponent(typed)}` },
    offline: 'needs network',
  },
  {
    path: '/directory/services/{id}',
    load: () => import('./ServiceScreen.tsx').then(module => module.ServiceScreen),
    title: 'directory.title',
    action: 'directory.read_service',
    offline: 'reads',
  },
  {
    path: '/directory/organizations/{id}',
    load: () => import('./OrganizationScreen.tsx').then(module => module.OrganizationScreen),
    title: 'directory.title',
    action: 'directory.read_organization',
    offline: 'reads',
  },
  {
    path: '/directory/organizations/{id}/new-service',
    load: () => import('./NewServiceScreen.tsx').then(module => module.NewServiceScreen),
    title: 'directory.new_service',
    action: 'directory.create_service',
    offline: 'needs network',
  },
  {
    path: '/directory/new-organization',
    load: () => import('./NewOrganizationScreen.tsx').then(module => module.NewOrganizationScreen),
    title: 'directory.new_organization',
    action: 'directory.create_organization',
    offline: 'needs network',
  },
  {
    path: '/directory/care',
    load: () => import('./CareScreen.tsx').then(module => module.CareScreen),
    title: 'directory.care.title',
    action: 'directory.care',
    nav: {
      group: 'network',
      order: 11,
      icon: 'check',
      label: 'directory.care.title',
      badge: badge(countCare, reply => reply.count),
    },
    offline: 'needs network',
  },
  {
    path: '/directory/files',
    load: () => import('./FilesScreen.tsx').then(module => module.FilesScreen),
    title: 'directory.files.title',
    action: 'directory.export',
    nav: { group: 'network', order: 12, icon: 'download', label: 'directory.files.title' },
    offline: 'needs network',
  },
]
