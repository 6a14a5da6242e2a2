import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Bounds, TimeWindow } from '../api'
import type { Theme } from '../preferences'
import { hasCard } from './graphicsCard'
import { OTHERS, type Bubble } from './bubbles'
import type { Label } from './labels'
import { graticule } from './graticule'
import { bodyOf, FONT, isGathered, namesOf, sourceOf } from './layerPaint'
import type { Drawn, DrawnLayer, MapPlace, Selection } from './model'
import { MAP_COLOURS, otherColour, type MapColours } from './palette'
import { baseLayers, baseSources } from './baseMap'

export interface MapState extends Drawn {
  /** What the first picture shows is still on its way: until then there is none. */
  waiting?: boolean
  theme: Theme
  place: MapPlace | null
  bubbles: Bubble[]
  labelsBelow: Label[]
  selection: Selection
  hover: string | null
  drawing: FeatureCollection
  tilesOf: (layer: string, window?: TimeWindow | null) => string
}

const FONT_BOLD = ['Noto Sans CJK SC Bold']
/** The deepest zoom at which the outlines differ from the next: deeper tiles are drawn from these. */
const AREAS_MAX_ZOOM = 14
/** From here on the areas one level further down are named too. */
export const LABELS_BELOW_ZOOM = 12.6
const CODE: ExpressionSpecification = ['get', 'code']
const LENGTH: ExpressionSpecification = ['length', ['get', 'code']]
const NOTHING: ExpressionSpecification = ['==', ['literal', 0], 1]

const WORLD: Bounds = [-160, -55, 160, 68]
export const BUBBLES = 'bubbles'
export const DRAWING = 'drawing'
export const LABELS_BELOW = 'labels-below'

/** The whole style for a state: the map compares it with the style it has and changes what differs. */
export function styleOf(state: MapState): StyleSpecification {
  if (state.waiting) return { version: 8, sources: {}, layers: [] }
  const colours = MAP_COLOURS[state.theme]
  const sources = sourcesOf(state)
  const layers: LayerSpecification[] = [
    { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
    ...baseLayers(state.base, colours),
    {
      id: 'graticule', type: 'line', source: 'graticule',
      paint: { 'line-color': colours.graticule, 'line-width': 1 },
    },
    ...areaLayers(state, colours),
    ...state.layers.flatMap((layer) => bodyOf(layer, colours)),
    bubbleCircles(colours),
    ...labelLayers(state, colours),
    ...state.layers.map((layer) => namesOf(layer, colours)),
    bubbleCounts(colours),
    ...drawingLayers(colours),
  ]
  return { version: 8, sources, layers: layers.filter((layer) => !('source' in layer) || typeof layer.source !== 'string' || layer.source in sources) }
}

function sourcesOf(state: MapState): Record<string, SourceSpecification> {
  const points = state.layers.map((layer): [string, SourceSpecification] => [
    sourceOf(layer.id),
    { type: 'vector', tiles: [tilesFor(state, layer)], minzoom: layer.minZoom, maxzoom: layer.maxZoom },
  ])
  const bounds = state.place?.bounds ?? WORLD
  const few = { maxzoom: zoomOfFewTiles(bounds) }
  return {
    graticule: { type: 'geojson', data: graticule(bounds), ...few },
    areas: { type: 'vector', tiles: [state.tilesOf('areas')], minzoom: 0, maxzoom: AREAS_MAX_ZOOM, promoteId: 'code' },
    ...filled('labels', labelPoints(state.place?.labels ?? []), few),
    ...filled(LABELS_BELOW, labelPoints(state.labelsBelow)),
    ...filled(BUBBLES, bubblePoints(state)),
    ...filled(DRAWING, state.drawing, { tolerance: 0 }),
    ...baseSources(state.base),
    ...Object.fromEntries(points),
  }
}

/** For a place that is hardly wider than a point. */
const LEAST_DEGREES = 0.001

/**
 * How deep what is drawn of a place as a whole needs to be cut: where the place is in view it is in a tile or two, and right
 * to a pixel.
 */
function zoomOfFewTiles([west, , east]: Bounds): number {
  return Math.max(0, Math.floor(Math.log2(360 / Math.max(LEAST_DEGREES, east - west))) - 2)
}

/** A source with nothing in it would be cut into tiles like any other: it is there once it has something to show. */
function filled(id: string, data: FeatureCollection, more: { tolerance?: number; maxzoom?: number } = {}): Record<string, SourceSpecification> {
  return data.features.length > 0 ? { [id]: { type: 'geojson', data, ...more } } : {}
}

/** Where a layer's tiles are; those of a layer with time, within the window. */
export function tilesFor(state: MapState, layer: DrawnLayer): string {
  return state.tilesOf(layer.id, layer.timed ? state.window : null)
}

function areaLayers(state: MapState, colours: MapColours): LayerSpecification[] {
  const place = state.place
  const inside: ExpressionSpecification = place
    ? ['==', ['slice', CODE, 0, place.code.length], place.code]
    : ['==', ['literal', 1], 1]
  const own = place?.code.length ?? 0
  const child = place?.childLength || own
  const base = { source: 'areas', 'source-layer': 'areas' } as const
  // What lies inside of areas that are drawn is the same land: hundreds of faces more, and nothing more to see.
  const faces: ExpressionSpecification = place?.outlined ? ['<=', LENGTH, child] : ['==', ['literal', 1], 1]
  const selected: ExpressionSpecification = state.selection.area ? ['==', CODE, state.selection.area] : NOTHING
  const line = (id: string, filter: ExpressionSpecification, colour: string, width: ExpressionSpecification | number, minzoom = 0): LayerSpecification => ({
    id, type: 'line', ...base, filter, minzoom,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  })
  return [
    { id: 'land-outside', type: 'fill', ...base, filter: ['any', faces, ['!', inside]], paint: { 'fill-color': colours.landOutside, 'fill-antialias': false, 'fill-opacity': state.base ? 0 : 1 } },
    { id: 'land', type: 'fill', ...base, filter: ['all', faces, inside], paint: { 'fill-color': colours.land, 'fill-antialias': false, 'fill-opacity': state.base ? 0 : 1 } },
    ...choroplethLayers(state, ['all', ['==', LENGTH, child], inside]),
    {
      id: 'land-hover', type: 'fill', ...base, filter: state.hover ? ['==', CODE, state.hover] : NOTHING,
      paint: { 'fill-color': colours.hover, 'fill-opacity': 0.06 },
    },
    { id: 'land-selected', type: 'fill', ...base, filter: state.selection.area === place?.code ? NOTHING : selected, paint: { 'fill-color': colours.accent, 'fill-opacity': 0.06 } },
    line('line-thin', ['all', ['>', LENGTH, child], inside], colours.lineThin, width(0.4, 1), hasCard() ? 9.5 : 10),
    line('line-medium', ['all', ['==', LENGTH, child], ['>', LENGTH, own]], colours.lineMedium, width(0.8, 1.6)),
    line('line-heavy', ['<=', LENGTH, own], colours.lineHeavy, width(1.1, 2.2)),
    line('line-place', place ? ['==', CODE, place.code] : NOTHING, colours.accent, width(1.6, 3)),
    line('line-selected-halo', selected, colours.halo, 6),
    line('line-selected', selected, colours.accent, 3),
  ]
}

/** The colours by area: which step an area has is told through its feature state, so no tile is built anew. */
function choroplethLayers(state: MapState, filter: ExpressionSpecification): LayerSpecification[] {
  const { choropleth } = state
  if (!choropleth) return []
  const pairs = choropleth.colours.flatMap((colour, step) => [step, colour])
  const colour = ['match', ['coalesce', ['feature-state', 'step'], -1], ...pairs, choropleth.none] as unknown as ExpressionSpecification
  return [{ id: 'choropleth', type: 'fill', source: 'areas', 'source-layer': 'areas', filter, paint: { 'fill-color': colour, 'fill-opacity': 0.82, 'fill-antialias': false } }]
}

/** What is being drawn by hand: above everything, in the accent. */
function drawingLayers(colours: MapColours): LayerSpecification[] {
  return [
    { id: 'drawing-face', type: 'fill', source: DRAWING, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colours.accent, 'fill-opacity': 0.12 } },
    {
      id: 'drawing-line', type: 'line', source: DRAWING, filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': colours.accent, 'line-width': 2.5 },
    },
    {
      id: 'drawing-point', type: 'circle', source: DRAWING, filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 4.5, 'circle-color': colours.pointEdge, 'circle-stroke-color': colours.accent, 'circle-stroke-width': 2.5 },
    },
  ]
}

function width(low: number, high: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 8, low, 15, high]
}

function bubbleCircles(colours: MapColours): LayerSpecification {
  return {
    id: 'bubble', type: 'circle', source: BUBBLES,
    layout: { 'circle-sort-key': ['-', 0, ['get', 'count']] },
    paint: {
      'circle-color': ['get', 'colour'], 'circle-radius': ['get', 'radius'],
      'circle-opacity': ['*', ['get', 'opacity'], ['case', ['get', 'outside'], 0.5, 0.88]],
      'circle-stroke-color': colours.pointEdge, 'circle-stroke-width': 1.5, 'circle-stroke-opacity': ['get', 'opacity'],
    },
  }
}

/** The numbers stand last and so are placed first: the names of areas make room for them. */
function bubbleCounts(colours: MapColours): LayerSpecification {
  return {
    id: 'bubble-count', type: 'symbol', source: BUBBLES,
    layout: {
      'text-field': ['get', 'text'], 'text-font': FONT, 'text-size': ['interpolate', ['linear'], ['get', 'radius'], 10, 10, 25, 13],
      'text-allow-overlap': true, 'text-padding': 5,
    },
    paint: { 'text-color': colours.pointText },
  }
}

function labelLayers(state: MapState, colours: MapColours): LayerSpecification[] {
  const many = (state.place?.labels.length ?? 0) > 16
  return [
    {
      id: 'label-below', type: 'symbol', source: LABELS_BELOW, minzoom: LABELS_BELOW_ZOOM,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11, 'text-max-width': 8, 'text-padding': 6 },
      paint: { 'text-color': colours.labelSmall, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
    },
    {
      id: 'label-children', type: 'symbol', source: 'labels',
      layout: {
        'text-field': ['get', 'name'], 'text-font': many ? FONT : FONT_BOLD, 'text-max-width': 8, 'text-padding': 3,
        'text-size': many ? 12 : ['interpolate', ['linear'], ['zoom'], 8, 13, 13, 15],
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right', 'top-left', 'top-right', 'bottom-left', 'bottom-right'],
        'text-radial-offset': 1.3,
      },
      paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1.8 },
    },
  ]
}

function labelPoints(labels: Label[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: labels.map((label) => ({
      type: 'Feature', properties: { name: label.name, code: label.code }, geometry: { type: 'Point', coordinates: label.point },
    })),
  }
}

function bubblePoints(state: MapState): FeatureCollection<Point> {
  const drawn = new Map(state.layers.filter(isGathered).map((layer) => [layer.id, { colour: layer.colour, opacity: layer.opacity }]))
  if (drawn.size > 0) drawn.set(OTHERS, { colour: otherColour(state.theme), opacity: 1 })
  return {
    type: 'FeatureCollection',
    features: state.bubbles.filter((bubble) => drawn.has(bubble.layer)).map((bubble) => ({
      type: 'Feature',
      properties: {
        layer: bubble.layer, count: bubble.count, radius: bubble.radius, outside: bubble.outside === true, ...drawn.get(bubble.layer), text: shortCount(bubble.count),
      },
      geometry: { type: 'Point', coordinates: [bubble.longitude, bubble.latitude] },
    })),
  }
}

/** A count that fits its circle: whole up to 9999, then in ten thousands as a Chinese reader counts. */
export function shortCount(count: number): string {
  return count < 10_000 ? String(count) : `${(count / 10_000).toFixed(count < 100_000 ? 1 : 0)}万`
}
