import { Drawing } from '#site/Picture.tsx'
import type { ArticleName } from '../domain/handbook.ts'

/** Drawn for Hamroh: one stroke on a grid of 24. */
const paths: Readonly<Record<ArticleName, string>> = {
  'before-departure': 'M4 8h16v12H4zM9 8V5h6v3M4 13h16',
  border: 'M3 20h18M6 20V9h3v11M15 20V9h3v11M4 9h16M12 3v6',
  registration: 'M4 11l8-7 8 7v9H4zM9 15l2 2 4-4',
  work: 'M4 20V9l6 3.5V9l6 3.5V4h4v16z',
  wages: 'M3 6h18v12H3zM12 14.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z',
  'documents-taken': 'M6 3h12v18H6zM12 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 4l16 16',
  health: 'M4 7h16v13H4zM9 7V4h6v3M12 10v7M8.5 13.5h7',
  school: 'M2.5 9.5L12 5l9.5 4.5L12 14zM6.5 11.5V17c3.5 2.5 7.5 2.5 11 0v-5.5',
  police: 'M12 3l8 3v6c0 4.5-3.2 7.7-8 9-4.8-1.3-8-4.5-8-9V6zM12 8v5M12 16v.5',
  expulsion: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 12h12',
  trafficking: 'M8 12a3.5 3.5 0 1 1 0-.1zM16 12a3.5 3.5 0 1 1 0-.1M10 12h4M12 3v4M12 17v4',
  'going-home': 'M4 11l8-7 8 7v9H4zM12 20v-7M9 16l3-3 3 3',
  'children-left': 'M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7 13h10M12 9v7M9 21l3-5 3 5',
}

/** Stands beside words, never instead of them. */
export const Picture = ({ name }: { readonly name: ArticleName }) => <Drawing path={paths[name]} />
