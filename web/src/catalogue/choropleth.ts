import type { Area, Summary } from '../api'
import { boundsOf, coloursOf as stepsOf, noDataColour } from '../classes'
import type { Choropleth } from '../map'

/** The counts from a class's least to its greatest, both of them counts that occur. */
export interface CountClass {
  from: number
  to: number
}

/** The areas in their colours, with the counts that are written on them. */
export interface CountedAreas extends Choropleth {
  counts: Record<string, number>
}

export interface AreaCount {
  code: string
  name: string
  /** None where nothing is known of the area: that is shown as no data, never as the lowest class. */
  count: number | null
}

export const MOST_CLASSES = 5

/** So many colours from little to much; on a dark ground much is light, so that it stands out there too. */
export function coloursOf(count: number, theme: 'light' | 'dark'): string[] {
  const colours = stepsOf('Blues', Math.max(1, Math.min(count, MOST_CLASSES)))
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
  const lowers = boundsOf(sorted, 'QUANTILE', most).slice(0, -1)
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

export function choroplethOf(areas: AreaCount[], classes: CountClass[], theme: 'light' | 'dark'): CountedAreas {
  const known = areas.filter((one) => (one.count ?? 0) > 0)
  return {
    colours: coloursOf(classes.length, theme), none: noDataColour(theme),
    steps: Object.fromEntries(known.map((one) => [one.code, stepOf(one.count, classes)])),
    counts: Object.fromEntries(known.map((one) => [one.code, one.count ?? 0])),
  }
}
