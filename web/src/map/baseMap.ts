import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { BaseMap } from '../api'
import { GEOGRAPHIC } from './geographicTiles'
import type { MapColours } from './palette'

/** Systems that differ from ours by centimetres; others would lie shifted under the data. */
const SAME_DATUM = ['WGS84', 'CGCS2000']
const DEEPEST_VECTOR = 14

/** Whether this map can lay a base map under the data without shifting it. */
export function isDrawable(base: BaseMap): boolean {
  return base.kind !== 'NONE' && base.sources.length > 0 && SAME_DATUM.includes(base.crs) && (base.kind === 'RASTER' || base.grid === 'MERCATOR')
}

/** Where the tiles of each of its layers are. Tiles in plain degrees come through our own protocol, which turns them into Mercator rows. */
export function addressesOf(base: BaseMap): string[][] {
  const ours = (address: string) => `${GEOGRAPHIC}://{z}/{x}/{y}?${encodeURIComponent(address.replaceAll('{', '[').replaceAll('}', ']'))}`
  return base.sources.map((servers) => (base.grid === 'DEGREES' ? servers.map(ours) : servers))
}

const idOf = (index: number) => `base-${index}`

export function baseSources(base: BaseMap | null): Record<string, SourceSpecification> {
  if (!base || !isDrawable(base)) return {}
  return Object.fromEntries(addressesOf(base).map((tiles, index): [string, SourceSpecification] => {
    const shared = { tiles, attribution: base.attribution ?? '' }
    return [idOf(index), base.kind === 'VECTOR'
      ? { type: 'vector', ...shared, maxzoom: Math.min(base.maxZoom, DEEPEST_VECTOR) }
      : { type: 'raster', tileSize: 256, ...shared, maxzoom: base.maxZoom }]
  }))
}

/** Pictures as they are; vector tiles by the layers that OpenMapTiles names, quiet, since the data is the picture. */
export function baseLayers(base: BaseMap | null, colours: MapColours): LayerSpecification[] {
  if (!base || !isDrawable(base)) return []
  return base.sources.flatMap((_, index): LayerSpecification[] => {
    const source = idOf(index)
    if (base.kind === 'RASTER') return [{ id: source, type: 'raster', source, paint: { 'raster-saturation': -0.35, 'raster-opacity': 0.85 } }]
    return [
      { id: `${source}-land`, type: 'fill', source, 'source-layer': 'landcover', paint: { 'fill-color': colours.land } },
      { id: `${source}-water`, type: 'fill', source, 'source-layer': 'water', paint: { 'fill-color': colours.water } },
      { id: `${source}-roads`, type: 'line', source, 'source-layer': 'transportation', paint: { 'line-color': colours.lineMedium, 'line-width': 1 } },
      { id: `${source}-buildings`, type: 'fill', source, 'source-layer': 'building', minzoom: 14, paint: { 'fill-color': colours.lineThin } },
    ]
  })
}
