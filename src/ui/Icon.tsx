// One stroke of 1.8 on a grid of 24; drawn for Hamroh.
const paths = {
  phone: 'M6 3h4l2 5-2.5 1.6a11 11 0 0 0 5 5L16 12l5 2v4a3 3 0 0 1-3.3 3A17 17 0 0 1 3 6.3 3 3 0 0 1 6 3z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.7-3.5 3.2-5.2 6.5-5.2s5.8 1.7 6.5 5.2M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.7c2 .8 3.2 2.4 3.6 4.8',
  case: 'M4 7h16v13H4zM9 7V4h6v3M4 12h16',
  referral: 'M4 12h14M13 6l6 6-6 6M4 5v14',
  home: 'M4 11l8-7 8 7v9H4zM10 20v-6h4v6',
  search: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM16 16l5 5',
  shield: 'M12 3l8 3v6c0 4.5-3.2 7.7-8 9-4.8-1.3-8-4.5-8-9V6z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5l4.5 4.5L19 7',
  close: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 4l9.5 16h-19zM12 10v4.5M12 17.3v.2',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5v.2',
  money: 'M3 6h18v12H3zM12 14.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z',
  document: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h6M9 17h6',
  passport: 'M6 3h12v18H6zM12 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 17h6',
  tracing:
    'M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15 15l6 6M10 10.5a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM7 14c.5-2 1.6-2.8 3-2.8s2.5.8 3 2.8',
  health: 'M12 20C6 16 3.5 12.5 3.5 9a4.5 4.5 0 0 1 8.5-2 4.5 4.5 0 0 1 8.5 2c0 3.5-2.5 7-8.5 11z',
  school: 'M2.5 9.5L12 5l9.5 4.5L12 14zM6.5 11.5V17c3.5 2.5 7.5 2.5 11 0v-5.5',
  work: 'M4 20V9l6 3.5V9l6 3.5V4h4v16z',
  food: 'M5 11h14a7 7 0 0 1-14 0zM4 20h16M9 7c0-2 2-2 2-4M14 7c0-2 2-2 2-4',
  law: 'M12 4v16M7 20h10M5 7h14M5 7l-3 6h6zM19 7l-3 6h6z',
  book: 'M5 4h13v16H7a2 2 0 0 1-2-2zM5 18a2 2 0 0 1 2-2h11',
  organisation: 'M4 20V8l8-4 8 4v12M2.5 20h19M9 20v-5h6v5M8 11h.1M12 11h.1M16 11h.1',
  chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
  message: 'M4 5h16v11H10l-5 4v-4H4z',
  lock: 'M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3',
  key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h9v3.5M17.5 12v2.5',
  settings:
    'M4 7h9M17 7h3M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM4 17h3M11 17h9M9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M6 12h.1M12 12h.1M18 12h.1',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  upload: 'M12 16V5M7 9.5l5-5 5 5M4 20h16',
  offline: 'M3 3l18 18M7 17.5a4 4 0 0 1 0-8M10.5 7.2a5.5 5.5 0 0 1 7 5.3 3 3 0 0 1 2 4.5M7 17.5h9.5',
  place:
    'M12 21c-4.5-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6-6.5 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  flag: 'M5 21V4h13l-3 4.5L18 13H5',
  bank: 'M4 10h16v10H4zM8 10V6l4-3 4 3v4M12 14v2.5',
  plant: 'M12 21v-9M12 12c0-4-3-6-7-6 0 4 3 6 7 6zM12 15c0-4 3-6 7-6 0 4-3 6-7 6z',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  exit: 'M10 4H5v16h5M10 12h11M16.5 7.5L21 12l-4.5 4.5',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name }: { readonly name: IconName }) => <Drawing path={paths[name]} />

/** Lines on a grid of 24. Never without words beside it, so it is hidden from screen readers. */
export function Drawing({ path, look = '' }: { readonly path: string; readonly look?: string }) {
  return (
    <svg
      class={`icon ${look}`.trim()}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}
