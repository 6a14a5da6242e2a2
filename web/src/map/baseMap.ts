import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { BaseMap } from '../api'
import { GEOGRAPHIC } from './geographicTiles'
import type { MapColours } from './palette'

const BASE = 'base'
const MERCATOR = ['', 'EPSG:3857', '3857', 'EPSG:900913']
const GEOGRAPHIC_CRS = ['EPSG:4490', '4490', 'CGCS2000', 'EPSG:4326', '4326']

/** Whether this map can lay a base map under the data without shifting it: Web Mercator or plain degrees. */
export function isDrawable(base: BaseMap): boolean {
  const crs = crsOf(base)
  return MERCATOR.includes(crs) || (base.kind !== 'VECTOR' && GEOGRAPHIC_CRS.includes(crs))
}

function crsOf(base: BaseMap): string {
  return (base.crs ?? '').toUpperCase()
}

/** Tiles in plain degrees come through our own protocol, which turns them into Mercator rows. */
export function addressesOf(base: BaseMap): string[] {
  const address = base.url.replace('{-y}', '{y}')
  const spread = address.includes('{s}') ? ['0', '1', '2', '3'].map((server) => address.replaceAll('{s}', server)) : [address]
  return GEOGRAPHIC_CRS.includes(crsOf(base)) ? spread.map((one) => `${GEOGRAPHIC}://{z}/{x}/{y}?${encodeURIComponent(one.replaceAll('{', '[').replaceAll('}', ']'))}`) : spread
}

export function baseSources(base: BaseMap | null): Record<string, SourceSpecification> {
  if (!base || !isDrawable(base)) return {}
  const shared = { tiles: addressesOf(base), attribution: base.attribution ?? '', maxzoom: 18 }
  if (base.kind === 'VECTOR') return { [BASE]: { type: 'vector', ...shared, maxzoom: 14 } }
  return { [BASE]: { type: 'raster', tileSize: 256, scheme: base.url.includes('{-y}') ? 'tms' : 'xyz', ...shared } }
}

/** A picture as it is; vector tiles by the layers that OpenMapTiles names, quiet, since the data is the picture. */
export function baseLayers(base: BaseMap | null, colours: MapColours): LayerSpecification[] {
  if (!base || !isDrawable(base)) return []
  if (base.kind !== 'VECTOR') return [{ id: 'base', type: 'raster', source: BASE, paint: { 'raster-saturation': -0.35, 'raster-opacity': 0.85 } }]
  return [
    { id: 'base-land', type: 'fill', source: BASE, 'source-layer': 'landcover', paint: { 'fill-color': colours.land } },
    { id: 'base-water', type: 'fill', source: BASE, 'source-layer': 'water', paint: { 'fill-color': colours.water } },
    { id: 'base-roads', type: 'line', source: BASE, 'source-layer': 'transportation', paint: { 'line-color': colours.lineMedium, 'line-width': 1 } },
    { id: 'base-buildings', type: 'fill', source: BASE, 'source-layer': 'building', minzoom: 14, paint: { 'fill-color': colours.lineThin } },
  ]
}
