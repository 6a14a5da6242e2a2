import type { MapGeoJSONFeature } from 'maplibre-gl'
import type { Position } from '../api'

const FINGER_PIXELS = 8
/** The widest circle that the server looks into. */
const MOST_METRES = 5_000
const METRES_A_PIXEL_AT_THE_EQUATOR = 40_075_016.686 / 512

/** One mark for each thing: a thing that tiles cut in two, or that is drawn by face and edge, is one. */
export function distinctMarks(marks: MapGeoJSONFeature[]): MapGeoJSONFeature[] {
  const seen = new Set<string>()
  return marks.filter((mark) => {
    const { ref, key, name } = mark.properties
    const identity = `${mark.source}:${mark.sourceLayer ?? ''}:${String(ref ?? key ?? name ?? mark.id ?? JSON.stringify(mark.geometry))}`
    if (seen.has(identity)) return false
    seen.add(identity)
    return true
  })
}

/** What a finger covers on the ground at this zoom and latitude. */
export function metresAcross(at: Position, zoom: number): number {
  return Math.min(MOST_METRES, Math.max(1, Math.round((FINGER_PIXELS * METRES_A_PIXEL_AT_THE_EQUATOR * Math.cos((at[1] * Math.PI) / 180)) / 2 ** zoom)))
}

export function coordinatesOf(feature: MapGeoJSONFeature, otherwise: Position): Position {
  return feature.geometry.type === 'Point' ? (feature.geometry.coordinates as Position) : otherwise
}

export function textOf(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : String(value)
}
