import { Drawing } from '#ui/Icon.tsx'
import type { Item } from '../../domain/goods.ts'

// One stroke of 1.8 on a grid of 24, as the icons of the shell; drawn for Hamroh.
const drawings = {
  sack: 'M8 4h8l-2 3c4 2 6 6 6 10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3c0-4 2-8 6-10zM12 11v5M9.5 13.5c1.5 0 2.5 1 2.5 2.5 0-1.500 1-2.500 2.500-2.500',
  sprout: 'M12 21v-8M12 13c0-4-3-6-7-6 0 4 3 6 7 6zM12 11c0-4 3-6 7-6 0 4-3 6-7 6zM6 21h12',
  cow: 'M3 9c2-2 5-2 7-2h6l3-2 2 3-1 4-2 1v6h-3v-4H9v4H6v-6c-2-1-3-2-3-4zM18 8h.1',
  sheep: 'M6 16a4 4 0 0 1-1-7 4 4 0 0 1 7-2 4 4 0 0 1 5 5 3 3 0 0 1-1 4zM8 16v4M14 16v4M17 9l3-1 1 3-2 2',
  bird: 'M4 9h3a5 5 0 0 1 9 2l4-2c1 6-3 9-8 9s-7-4-6-8M11 18v3M14 18v3M8 8h.1',
  hive: 'M8 4h8M6 8h12M5 12h14M5 16h14M6 20h12M8 4L5 12v4l1 4M16 4l3 8v4l-1 4M12 16v4',
  greenhouse: 'M3 20v-8a9 8 0 0 1 18 0v8zM12 4v16M3 13h18',
  tool: 'M5 21L15 9M13 5l6 5 2-3c-1-2-3-4-6-4z',
  machine: 'M4 19h16v-3H4zM6 16V7h11v4h-3v5M8 7V5h3v2M17 11v3',
  drop: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11zM9.500 14.500a2.500 2.500 0 0 0 2.500 2.500',
  round: 'M12 7c-5-2-8 1-8 6s3 8 8 8 8-3 8-8-3-8-8-6zM12 7V3M12 6c1-2 3-3 5-3',
  long: 'M7 20c-3-1-4-4-3-7L15 4c3-1 6 2 5 5L11 19c-1 1-3 1-4 1zM16 8h.1M13 11h.1M10 14h.1',
  root: 'M9 9c-3 1-6 8-5 11 3 1 10-2 11-5 1-4-2-7-6-6zM14 9l5-5M15 10c2 0 4-1 6-1M13 8c0-2 1-4 1-6',
  ear: 'M12 21V7M12 7c-1-2-1-3 0-5 1 2 1 3 0 5zM12 11c-3 0-4-1-5-4 3 0 5 1 5 4zM12 11c3 0 4-1 5-4-3 0-5 1-5 4zM12 16c-3 0-4-1-5-4 3 0 5 1 5 4zM12 16c3 0 4-1 5-4-3 0-5 1-5 4z',
  bunch:
    'M9 9a2 2 0 1 0 .1 0zM15 9a2 2 0 1 0 .1 0zM12 13a2 2 0 1 0 .1 0zM9 17a2 2 0 1 0 .1 0zM15 17a2 2 0 1 0 .1 0zM12 8V3M12 4c2-1 4-1 5 1',
  bottle: 'M10 3h4v4l3 4v8a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-8l3-4zM7 14h10',
  egg: 'M12 3c4 0 7 6 7 11a7 7 0 0 1-14 0c0-5 3-11 7-11z',
  meat: 'M8 8c3-4 9-4 11 0s-1 9-5 10-8-1-8-5M8 8c-2 1-3 3-2 5l-3 4 2 2 4-3M14 9a2 2 0 1 0 .1 0z',
  box: 'M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9',
} as const

const pictures: Readonly<Record<Item, keyof typeof drawings>> = {
  ...{
    vegetable_seed: 'sprout',
    potato_seed: 'root',
    grain_seed: 'ear',
    fodder_seed: 'sack',
    seedlings: 'sprout',
  },
  ...{ cattle: 'cow', sheep_goats: 'sheep', poultry: 'bird', beehives: 'hive', greenhouse: 'greenhouse' },
  ...{ film: 'box', tools: 'tool', machine: 'machine', irrigation: 'drop', fertiliser: 'sack', feed: 'sack' },
  ...{
    other_goods: 'box',
    tomato: 'round',
    cucumber: 'long',
    pepper: 'long',
    onion: 'round',
    carrot: 'root',
  },
  ...{
    cabbage: 'round',
    potato: 'root',
    wheat: 'ear',
    maize: 'ear',
    beans: 'sack',
    fodder: 'sack',
    melons: 'round',
  },
  ...{ apricots: 'round', apples: 'round', grapes: 'bunch', berries: 'bunch', milk: 'bottle', eggs: 'egg' },
  ...{ honey: 'bottle', wool: 'sheep', meat: 'meat', other_crop: 'box' },
}

/** Never without its word beside it. */
export const Picture = ({ item }: { readonly item: Item }) => (
  <Drawing look="goods-picture" path={drawings[pictures[item]]} />
)
