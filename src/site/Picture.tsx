/** Drawn for Hamroh: one stroke on a grid of 24. The names are those of the taxonomy's pictures, and a few of our own. */
const paths: Readonly<Record<string, string>> = {
  border: 'M3 20h18M6 20V9h3v11M15 20V9h3v11M4 9h16M12 3v6',
  child: 'M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7 13h10M12 9v7M9 21l3-5 3 5',
  family:
    'M8 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-5 2-8 5-8s5 3 5 8M17 12a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM14 20c0-4 1-6 3-6s4 2 4 6',
  food: 'M5 11h14a7 7 0 0 1-14 0zM4 20h16M9 7c0-2 2-2 2-4M14 7c0-2 2-2 2-4',
  group:
    'M12 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM5 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM19 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 20c0-4 2-7 5-7s5 3 5 7M2 19c0-2 1-4 3-4M22 19c0-2-1-4-3-4',
  health: 'M4 7h16v13H4zM9 7V4h6v3M12 10v7M8.5 13.5h7',
  heart: 'M12 20C6 16 3.5 12.5 3.5 9a4.5 4.5 0 0 1 8.5-2 4.5 4.5 0 0 1 8.5 2c0 3.5-2.5 7-8.5 11z',
  home: 'M4 11l8-7 8 7v9H4zM10 20v-6h4v6',
  law: 'M12 4v16M7 20h10M5 7h14M5 7l-3 6h6zM19 7l-3 6h6z',
  papers: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h6M9 17h6',
  passport: 'M6 3h12v18H6zM12 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 17h6',
  phone: 'M6 3h4l2 5-2.5 1.6a11 11 0 0 0 5 5L16 12l5 2v4a3 3 0 0 1-3.3 3A17 17 0 0 1 3 6.3 3 3 0 0 1 6 3z',
  plane: 'M3 13l18-8-6 15-3-6zM12 14l9-9',
  safety: 'M12 3l8 3v6c0 4.5-3.2 7.7-8 9-4.8-1.3-8-4.5-8-9V6z',
  school: 'M2.5 9.5L12 5l9.5 4.5L12 14zM6.5 11.5V17c3.5 2.5 7.5 2.5 11 0v-5.5',
  search: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM16 16l5 5',
  wages: 'M3 6h18v12H3zM12 14.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z',
  work: 'M4 20V9l6 3.5V9l6 3.5V4h4v16z',
  message: 'M4 5h16v11H10l-5 4v-4H4z',
  key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h9v3.5M17.5 12v2.5',
  place: 'M4 20V8l8-4 8 4v12M2.5 20h19M9 20v-5h6v5',
}

/** Stands beside words, never instead of them. */
export const Picture = ({ name }: { readonly name: string }) => (
  <Drawing path={paths[name] ?? (paths.message as string)} />
)

/** One stroke on a grid of 24. */
export function Drawing({ path }: { readonly path: string }) {
  return (
    <svg
      class="picture"
      viewBox="0 0 24 24"
      width="28"
      height="28"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}
