import type { Map as GlMap } from 'maplibre-gl'
import type { Position } from '../api'
import { LARGEST_RADIUS, placesOf, type Counted } from './bubbles'
import { sourceOf } from './layerPaint'
import { labelsBelow, type Label } from './labels'
import { LABELS_BELOW_ZOOM } from './mapStyle'
import type { MapPlace } from './model'

/**
 * What the tiles that are there hold of a layer: the counts of cells and, where those are not all that is asked for, what is
 * in view as single records, each counting one.
 */
export function countsInTiles(map: GlMap, layer: string, aggregatedOnly = false): Counted[] {
  const source = sourceOf(layer)
  if (!map.getSource(source)) return []
  const bounds = map.getBounds()
  return map.querySourceFeatures(source, { sourceLayer: layer }).flatMap((feature) => {
    const aggregated = typeof feature.properties.count === 'number'
    if (aggregatedOnly && !aggregated) return []
    const count = aggregated ? (feature.properties.count as number) : 1
    const places = placesOf(feature.geometry).filter((place) => aggregatedOnly || bounds.contains(place))
    return places.map(([longitude, latitude]) => ({ layer, longitude, latitude, count }))
  })
}

/** The names of the areas below the place's children, where the map is near enough for them. */
export function namesInTiles(map: GlMap, place: MapPlace | null): Label[] {
  const length = place?.childLength ?? 0
  if (length === 0 || map.getZoom() < LABELS_BELOW_ZOOM) return []
  const view = map.getBounds()
  const parts = map.querySourceFeatures('areas', { sourceLayer: 'areas' })
  return labelsBelow(parts, length, [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()])
}

/** Whether what is drawn at a circle's middle, or as far as a circle may reach where there is water, is land of others. */
export function isOutside(map: GlMap, place: MapPlace | null, at: Position): boolean {
  if (!place || place.whole) return false
  const { x, y } = map.project(at)
  const landIn = (reach: number) => map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: ['land-outside'] })
  const here = landIn(0)
  const land = here.length > 0 ? here : landIn(LARGEST_RADIUS)
  return land.length > 0 && !land.some((one) => String(one.properties.code).startsWith(place.code))
}
