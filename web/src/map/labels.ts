import type { Geometry } from 'geojson'
import type { Bounds, Position } from '../api'

export interface Label {
  code: string
  name: string
  point: Position
}

interface Part {
  properties: Record<string, unknown>
  geometry: Geometry
}

/**
 * One label for each area of the level next below a code length, though tiles cut an area into parts: in the middle of
 * the part that shows most. The middle is that of the part's box, which is inside for areas that are not too bent.
 */
export function labelsBelow(parts: Part[], codeLength: number, view: Bounds): Label[] {
  const deeper = parts.filter((part) => String(part.properties.code).length > codeLength)
  const length = Math.min(...deeper.map((part) => String(part.properties.code).length))
  const best = new Map<string, { label: Label; size: number }>()
  for (const part of deeper) {
    const code = String(part.properties.code)
    if (code.length !== length) continue
    for (const ring of outerRings(part.geometry)) {
      const box = boxInView(ring, view)
      const size = (box[2] - box[0]) * (box[3] - box[1])
      if (box[2] <= box[0] || box[3] <= box[1] || size <= (best.get(code)?.size ?? 0)) continue
      best.set(code, { size, label: { code, name: String(part.properties.name), point: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] } })
    }
  }
  return [...best.values()].map((one) => one.label).sort((a, b) => (a.code < b.code ? -1 : 1))
}

function outerRings(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1) as Position[][]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1)) as Position[][]
  return []
}

function boxInView(ring: Position[], view: Bounds): Bounds {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return [Math.max(box[0], view[0]), Math.max(box[1], view[1]), Math.min(box[2], view[2]), Math.min(box[3], view[3])]
}
