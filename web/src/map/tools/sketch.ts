import type { Feature, FeatureCollection } from 'geojson'
import type { Position, Shape } from '../../api'
import { areaOf, circleRing, distance, lengthOf } from './geodesy'

export type SketchKind = 'distance' | 'area' | 'circle' | 'polygon'

/** What is being drawn on the map: its corners so far, and whether it is whole. */
export interface Sketch {
  kind: SketchKind
  points: Position[]
  done: boolean
}

export interface Reading {
  /** The length of a line, the outline of an area, the radius of a circle. */
  metres: number
  squareMetres: number
  /** The part of a line from the corner before. */
  lastMetres: number
}

const MAX_POINTS = 500

export function startSketch(kind: SketchKind): Sketch {
  return { kind, points: [], done: false }
}

/** One corner more; the second of a circle is its rim and completes it. A corner on the one before adds nothing. */
export function addPoint(sketch: Sketch, at: Position): Sketch {
  const last = sketch.points.at(-1)
  if (sketch.done || sketch.points.length >= MAX_POINTS || (last && last[0] === at[0] && last[1] === at[1])) return sketch
  const points = [...sketch.points, at]
  return { ...sketch, points, done: sketch.kind === 'circle' && points.length === 2 }
}

/** Without its last corner, and open again. */
export function undo(sketch: Sketch): Sketch {
  return { ...sketch, points: sketch.points.slice(0, -1), done: false }
}

/** Whole, where it has corners enough. */
export function finish(sketch: Sketch): Sketch {
  return isWhole(sketch) ? { ...sketch, done: true } : sketch
}

export function isWhole(sketch: Sketch): boolean {
  return sketch.points.length >= (sketch.kind === 'area' || sketch.kind === 'polygon' ? 3 : 2)
}

/** The sketch with the pointer as its next corner, while it is open. */
function led(sketch: Sketch, pointer: Position | null): Position[] {
  const last = sketch.points.at(-1)
  const leads = pointer && !sketch.done && last && (pointer[0] !== last[0] || pointer[1] !== last[1])
  return leads ? [...sketch.points, pointer] : sketch.points
}

export function read(sketch: Sketch, pointer: Position | null): Reading {
  const points = led(sketch, pointer)
  const last = points.length > 1 ? distance(points.at(-2)!, points.at(-1)!) : 0
  if (sketch.kind === 'distance') return { metres: lengthOf(points), squareMetres: 0, lastMetres: last }
  if (sketch.kind === 'circle') {
    const radius = points.length > 1 ? distance(points[0]!, points[1]!) : 0
    return { metres: radius, squareMetres: radius > 0 ? areaOf(circleRing(points[0]!, radius, 360)) : 0, lastMetres: radius }
  }
  const closed = points.length > 2 ? [...points, points[0]!] : points
  return { metres: lengthOf(closed), squareMetres: areaOf(points), lastMetres: last }
}

/** The sketch as the map draws it: a face, a line, corners. */
export function drawingOf(sketch: Sketch | null, pointer: Position | null): FeatureCollection {
  if (!sketch) return { type: 'FeatureCollection', features: [] }
  const points = led(sketch, pointer)
  const features: Feature[] = sketch.points.map((point) => feature({ type: 'Point', coordinates: point }))
  if (sketch.kind === 'circle' && points.length > 1) {
    features.unshift(face(circleRing(points[0]!, distance(points[0]!, points[1]!))))
  } else if (sketch.kind !== 'distance' && points.length > 2) {
    features.unshift(face([...points, points[0]!]))
  }
  if (points.length > 1) features.push(feature({ type: 'LineString', coordinates: points }))
  return { type: 'FeatureCollection', features }
}

/** What a whole sketch asks the server for; nothing for a line. */
export function shapeOf(sketch: Sketch): Shape | null {
  if (!sketch.done || sketch.kind === 'distance') return null
  const [first, second] = sketch.points
  if (sketch.kind === 'circle' && first && second) return { circle: { lon: first[0], lat: first[1], radiusMetres: Math.max(1, Math.round(distance(first, second))) } }
  if (!first || sketch.points.length < 3) return null
  return { polygon: { type: 'Polygon', coordinates: [counterClockwise([...sketch.points, first])] } }
}

/** Whether two edges of the ring cross: such a shape encloses nothing that could be told. Quadratic in its corners. */
export function crossesItself(points: Position[]): boolean {
  const edges = points.map((point, index) => [point, points[(index + 1) % points.length]!] as const)
  return edges.some((one, i) => edges.some((other, j) => j > i + 1 && !(i === 0 && j === edges.length - 1) && cross(one, other)))
}

type Edge = readonly [Position, Position]

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  const side = (p: Position, q: Position, r: Position) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** GeoJSON (RFC 7946) wants outer rings against the clock. */
function counterClockwise(ring: Position[]): Position[] {
  const twice = ring.slice(1).reduce((sum, [x, y], index) => sum + (ring[index]![0] * y - x * ring[index]![1]), 0)
  return twice < 0 ? [...ring].reverse() : ring
}

function face(ring: Position[]): Feature {
  return feature({ type: 'Polygon', coordinates: [ring] })
}

function feature(geometry: Feature['geometry']): Feature {
  return { type: 'Feature', properties: {}, geometry }
}
