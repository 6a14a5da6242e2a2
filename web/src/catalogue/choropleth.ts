import type { Area, Summary } from '../api'

/** The counts from a class's least to its greatest, both of them counts that occur. */
export interface CountClass {
  from: number
  to: number
}

/** Which step of the colours each area has; areas that are not named have no data. */
export interface Choropleth {
  colours: string[]
  none: string
  steps: Record<string, number>
  counts: Record<string, number>
}

export interface AreaCount {
  code: string
  name: string
  /** None where nothing is known of the area: that is shown as no data, never as the lowest class. */
  count: number | null
}

/** Blues of ColorBrewer (Cynthia Brewer, Apache-2.0) without its palest, which could be taken for no data. */
const BLUES: Record<number, string[]> = {
  1: ['#6baed6'],
  2: ['#9ecae1', '#3182bd'],
  3: ['#9ecae1', '#4292c6', '#08519c'],
  4: ['#c6dbef', '#6baed6', '#2171b5', '#084594'],
  5: ['#c6dbef', '#9ecae1', '#6baed6', '#3182bd', '#08519c'],
}
const NONE = { light: '#e7e3da', dark: '#39414d' }
export const MOST_CLASSES = 5

/** So many colours from little to much; on a dark ground much is light, so that it stands out there too. */
export function coloursOf(count: number, theme: 'light' | 'dark'): string[] {
  const colours = BLUES[Math.max(1, Math.min(count, MOST_CLASSES))] ?? []
  return theme === 'dark' ? [...colours].reverse() : colours
}

/**
 * Classes of counts: each count its own class where there are few, else quantiles, so that skewed counts (one town with
 * most of the shops) do not leave all other areas in one colour. Equal counts are never parted. Cost n log n.
 */
export function classesOf(counts: number[], most = MOST_CLASSES): CountClass[] {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b)
  const different = [...new Set(sorted)]
  if (different.length <= most) return different.map((count) => ({ from: count, to: count }))
  const lowers = [...new Set(Array.from({ length: most }, (_, index) => sorted[Math.floor((index * sorted.length) / most)] ?? 0))]
  return lowers.map((from, index) => {
    const next = lowers[index + 1]
    return { from, to: next === undefined ? (sorted.at(-1) ?? from) : (different[different.indexOf(next) - 1] ?? from) }
  })
}

/** Which class a count falls into; none below the first. */
export function stepOf(count: number | null, classes: CountClass[]): number {
  if (count === null || count <= 0) return -1
  return classes.findLastIndex((one) => count >= one.from)
}

/** The areas to colour with their counts: those below, or at the lowest level the area itself; most first. */
export function areaCounts(area: Pick<Area, 'code' | 'name'>, children: Pick<Area, 'code' | 'name'>[], summary: Pick<Summary, 'items' | 'total'>): AreaCount[] {
  if (children.length === 0) return [{ code: area.code, name: area.name, count: summary.total > 0 ? summary.total : null }]
  const found = new Map(summary.items.map((item) => [item.key, item.count]))
  return children
    .map((child) => ({ code: child.code, name: child.name, count: found.get(child.code) ?? null }))
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.code < b.code ? -1 : 1))
}

/** What the sum counts and no area below does: rows of the area itself. */
export function undividedOf(areas: AreaCount[], total: number): number {
  return Math.max(0, total - areas.reduce((sum, one) => sum + (one.count ?? 0), 0))
}

export function choroplethOf(areas: AreaCount[], classes: CountClass[], theme: 'light' | 'dark'): Choropleth {
  const known = areas.filter((one) => (one.count ?? 0) > 0)
  return {
    colours: coloursOf(classes.length, theme), none: NONE[theme],
    steps: Object.fromEntries(known.map((one) => [one.code, stepOf(one.count, classes)])),
    counts: Object.fromEntries(known.map((one) => [one.code, one.count ?? 0])),
  }
}
