import { badge, type Screen } from '#staff/screen.ts'
import { listReferrals } from '../contract.ts'
import { waitsForUs } from './waits.ts'

export const screens: readonly Screen[] = [
  {
    path: '/referrals',
    load: () => import('./ReferralList.tsx').then(module => module.ReferralList),
    title: 'referrals.title',
    action: 'referrals.list',
    nav: {
      group: 'work',
      order: 40,
      icon: 'referral',
      label: 'referrals.title',
      // Of the newest page: a number to look at, not to count by.
      badge: badge(listReferrals, ({ items }) => items.filter(waitsForUs).length),
    },
    key: 'g r',
    offline: 'reads',
  },
  {
    path: '/referrals/{id}',
    load: () => import('./ReferralScreen.tsx').then(module => module.ReferralScreen),
    title: 'referrals.one',
    action: 'referrals.read',
    // What was told about a person stays off the device.
    offline: 'needs network',
  },
  {
    path: '/cases/{caseId}/refer',
    load: () => import('./ReferScreen.tsx').then(module => module.ReferScreen),
    title: 'referrals.refer',
    action: 'referrals.send',
    offline: 'needs network',
  },
]
