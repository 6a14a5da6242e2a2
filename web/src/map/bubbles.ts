import type { Geometry } from 'geojson'
import type { Position } from '../api'

/** A point of a tile: one record, or the count of a cell. */
export interface Counted {
  layer: string
  longitude: number
  latitude: number
  count: number
}

/** Where the points of a tile's feature are: cells of the same count are one feature with the places of all. */
export function placesOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates as Position]
  return geometry.type === 'MultiPoint' ? (geometry.coordinates as Position[]) : []
}

export interface Bubble {
  layer: string
  longitude: number
  latitude: number
  count: number
  radius: number
  /** Outside of the area in view: drawn fainter. */
  outside?: boolean
}

const CELL_PIXELS = 74
const CELL_PIXELS_A_FURTHER_LAYER = 26
/** More circles than these in one cell could not be told apart: the smallest become one, of no layer. */
const MOST_IN_A_CELL = 6
export const OTHERS = ''
/** In pixels. */
export const LARGEST_RADIUS = 25
const SMALLEST_RADIUS = 10

/**
 * Gathers the counts of the tiles' fine grid into few circles that can be read: a coarser grid in screen pixels at this
 * zoom, one circle a cell and layer, at the weighted middle of what it counts. Nothing is lost: the counts add up to
 * those given. Circles of several layers in a cell stand around its middle; of more than six layers the smallest are summed
 * up in one circle. Linear in the number of points.
 */
export function gather(points: Counted[], zoom: number): Bubble[] {
  const scale = 512 * 2 ** zoom
  const layerCount = new Set(points.map((point) => point.layer)).size
  const size = CELL_PIXELS + CELL_PIXELS_A_FURTHER_LAYER * Math.min(MOST_IN_A_CELL - 1, Math.max(0, layerCount - 1))
  const cells = new Map<string, Map<string, { x: number; y: number; count: number }>>()
  for (const point of points) {
    const { x, y } = project(point.longitude, point.latitude, scale)
    const key = `${Math.floor(x / size)}:${Math.floor(y / size)}`
    const layers = cells.get(key) ?? new Map<string, { x: number; y: number; count: number }>()
    cells.set(key, layers)
    const sum = layers.get(point.layer) ?? { x: 0, y: 0, count: 0 }
    layers.set(point.layer, { x: sum.x + x * point.count, y: sum.y + y * point.count, count: sum.count + point.count })
  }
  const largest = largestOf(cells)
  return [...cells.values()].flatMap((layers) => placeCell(layers, largest, scale))
}

function placeCell(layers: Map<string, { x: number; y: number; count: number }>, largest: number, scale: number): Bubble[] {
  const sums = foldSmallest([...layers]).sort(([a], [b]) => (a < b ? -1 : 1))
  const ring = sums.length > 1 ? 9 + 5 * sums.length : 0
  return sums.map(([layer, sum], index) => {
    const turn = (2 * Math.PI * index) / sums.length - Math.PI / 2
    const x = sum.x / sum.count + ring * Math.cos(turn)
    const y = sum.y / sum.count + ring * Math.sin(turn)
    const [longitude, latitude] = unproject(x, y, scale)
    return { layer, longitude, latitude, count: sum.count, radius: radiusOf(sum.count, largest) }
  })
}

type Sum = { x: number; y: number; count: number }

function foldSmallest(sums: [string, Sum][]): [string, Sum][] {
  if (sums.length <= MOST_IN_A_CELL) return sums
  const ranked = [...sums].sort(([, a], [, b]) => b.count - a.count)
  const rest = ranked.slice(MOST_IN_A_CELL - 1).reduce((sum, [, one]) => ({ x: sum.x + one.x, y: sum.y + one.y, count: sum.count + one.count }), { x: 0, y: 0, count: 0 })
  return [...ranked.slice(0, MOST_IN_A_CELL - 1), [OTHERS, rest]]
}

function largestOf(cells: Map<string, Map<string, { count: number }>>): number {
  let largest = 1
  for (const layers of cells.values()) for (const sum of layers.values()) largest = Math.max(largest, sum.count)
  return largest
}

/** The circle's area tells the count, down to a size that can still be hit and read. */
export function radiusOf(count: number, largest: number): number {
  return Math.max(SMALLEST_RADIUS + Math.min(4, String(count).length), LARGEST_RADIUS * Math.sqrt(Math.min(1, count / largest)))
}

function project(longitude: number, latitude: number, scale: number): { x: number; y: number } {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return {
    x: ((longitude + 180) / 360) * scale,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * scale,
  }
}

function unproject(x: number, y: number, scale: number): Position {
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / scale))) * 180) / Math.PI
  return [(x / scale) * 360 - 180, latitude]
}
