import { badge, type Screen } from '#staff/screen.ts'
import { listCallBacks, listRequests } from '../contract.ts'

export const screens: readonly Screen[] = [
  {
    path: '/contacts/new',
    load: () => import('./ContactScreen.tsx').then(m => m.ContactScreen),
    title: 'contacts.new',
    action: 'contacts.record',
    nav: { group: 'work', order: 5, icon: 'phone', label: 'contacts.new' },
    key: 'a',
    offline: 'works',
  },
  {
    path: '/contacts',
    load: () => import('./ContactList.tsx').then(m => m.ContactList),
    title: 'contacts.log',
    action: 'contacts.list',
    nav: { group: 'work', order: 12, icon: 'book', label: 'contacts.log' },
    key: 'g c',
    search: { label: 'contacts.find', to: typed => `/contacts?text=${encodeURIComponent(typed)}` },
    offline: 'needs network',
  },
  {
    path: '/call-backs',
    load: () => import('./CallBackList.tsx').then(m => m.CallBackList),
    title: 'contacts.call_backs',
    action: 'contacts.list_call_backs',
    nav: {
      group: 'work',
      order: 14,
      icon: 'clock',
      label: 'contacts.call_backs',
      badge: badge(listCallBacks, reply => reply.items.filter(one => one.overdue).length),
    },
    key: 'g b',
    offline: 'needs network',
  },
  {
    path: '/contact-requests',
    load: () => import('./RequestList.tsx').then(m => m.RequestList),
    title: 'contacts.requests',
    action: 'contacts.list_requests',
    nav: {
      group: 'work',
      order: 16,
      icon: 'message',
      label: 'contacts.requests',
      badge: badge(listRequests, reply => reply.items.filter(one => one.unread).length),
    },
    key: 'g w',
    offline: 'needs network',
  },
  {
    path: '/contact-requests/{id}',
    load: () => import('./RequestScreen.tsx').then(m => m.RequestScreen),
    title: 'contacts.requests',
    action: 'contacts.read_request',
    offline: 'needs network',
  },
]
