import type { Feature, FeatureCollection, LineString } from 'geojson'
import type { Bounds } from '../api'

/** Meridians and parallels over the place, at the step in degrees that gives about eight lines across. */
export function graticule(bounds: Bounds): FeatureCollection<LineString> {
  const [west, south, east, north] = bounds
  const width = Math.max(east - west, north - south, 0.001)
  const step = stepFor(width)
  const span = width * 3
  const features: Feature<LineString>[] = []
  const from = { lon: floor(Math.max(-180, west - span), step), lat: floor(Math.max(-85, south - span), step) }
  const to = { lon: Math.min(180, east + span), lat: Math.min(85, north + span) }
  for (let lon = from.lon; lon <= to.lon; lon += step) features.push(line([[lon, from.lat], [lon, to.lat]]))
  for (let lat = from.lat; lat <= to.lat; lat += step) features.push(line([[from.lon, lat], [to.lon, lat]]))
  return { type: 'FeatureCollection', features }
}

export function stepFor(widthDegrees: number): number {
  const steps = [10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]
  return steps.find((step) => widthDegrees / step >= 5) ?? 0.001
}

function floor(value: number, step: number): number {
  return Math.floor(value / step) * step
}

function line(coordinates: [number, number][]): Feature<LineString> {
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } }
}
