import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Theme } from '../preferences'
import type { Bubble } from './bubbles'
import type { Label } from './labels'
import { graticule } from './graticule'
import type { DrawnLayer, MapPlace, Selection } from './model'
import { MAP_COLOURS, type MapColours } from './palette'

export interface MapState {
  theme: Theme
  place: MapPlace | null
  layers: DrawnLayer[]
  bubbles: Bubble[]
  labelsBelow: Label[]
  selection: Selection
  hover: string | null
  tilesOf: (layer: string) => string
}

const FONT = ['Noto Sans CJK SC']
const FONT_BOLD = ['Noto Sans CJK SC Bold']
/** The deepest zoom at which the outlines differ from the next: deeper tiles are drawn from these. */
const AREAS_MAX_ZOOM = 14
/** From here on the areas one level further down are named too. */
export const LABELS_BELOW_ZOOM = 12.6
const CODE: ExpressionSpecification = ['get', 'code']
const LENGTH: ExpressionSpecification = ['length', ['get', 'code']]
const NOTHING: ExpressionSpecification = ['==', ['literal', 0], 1]

export const sourceOf = (layer: string) => `points-${layer}`
export const BUBBLES = 'bubbles'

/** The whole style for a state: the map compares it with the style it has and changes what differs. */
export function styleOf(state: MapState): StyleSpecification {
  const colours = MAP_COLOURS[state.theme]
  return {
    version: 8,
    sources: sourcesOf(state),
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      {
        id: 'graticule', type: 'line', source: 'graticule',
        paint: { 'line-color': colours.graticule, 'line-width': 1 },
      },
      ...areaLayers(state, colours),
      ...state.layers.flatMap((layer) => [rawCircles(layer, colours), rawLetters(layer, colours)]),
      bubbleCircles(colours),
      ...labelLayers(state, colours),
      ...state.layers.map((layer) => rawNames(layer, colours)),
      bubbleCounts(colours),
    ],
  }
}

function sourcesOf(state: MapState): Record<string, SourceSpecification> {
  const points = state.layers.map((layer): [string, SourceSpecification] => [
    sourceOf(layer.id),
    { type: 'vector', tiles: [state.tilesOf(layer.id)], minzoom: layer.minZoom, maxzoom: layer.maxZoom },
  ])
  return {
    graticule: { type: 'geojson', data: graticule(state.place?.bounds ?? [-160, -55, 160, 68]) },
    areas: { type: 'vector', tiles: [state.tilesOf('areas')], minzoom: 0, maxzoom: AREAS_MAX_ZOOM },
    labels: { type: 'geojson', data: labelPoints(state.place?.labels ?? []) },
    'labels-below': { type: 'geojson', data: labelPoints(state.labelsBelow) },
    bubbles: { type: 'geojson', data: bubblePoints(state) },
    ...Object.fromEntries(points),
  }
}

function areaLayers(state: MapState, colours: MapColours): LayerSpecification[] {
  const place = state.place
  const inside: ExpressionSpecification = place
    ? ['==', ['slice', CODE, 0, place.code.length], place.code]
    : ['==', ['literal', 1], 1]
  const own = place?.code.length ?? 0
  const child = place?.childLength || own
  const base = { source: 'areas', 'source-layer': 'areas' } as const
  const selected: ExpressionSpecification = state.selection.area ? ['==', CODE, state.selection.area] : NOTHING
  const line = (id: string, filter: ExpressionSpecification, colour: string, width: ExpressionSpecification | number, minzoom = 0): LayerSpecification => ({
    id, type: 'line', ...base, filter, minzoom,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  })
  return [
    { id: 'land-outside', type: 'fill', ...base, paint: { 'fill-color': colours.landOutside, 'fill-antialias': false } },
    { id: 'land', type: 'fill', ...base, filter: inside, paint: { 'fill-color': colours.land, 'fill-antialias': false } },
    {
      id: 'land-hover', type: 'fill', ...base, filter: state.hover ? ['==', CODE, state.hover] : NOTHING,
      paint: { 'fill-color': colours.hover, 'fill-opacity': 0.06 },
    },
    { id: 'land-selected', type: 'fill', ...base, filter: state.selection.area === place?.code ? NOTHING : selected, paint: { 'fill-color': colours.accent, 'fill-opacity': 0.06 } },
    line('line-thin', ['all', ['>', LENGTH, child], inside], colours.lineThin, width(0.4, 1), 9.5),
    line('line-medium', ['all', ['==', LENGTH, child], ['>', LENGTH, own]], colours.lineMedium, width(0.8, 1.6)),
    line('line-heavy', ['<=', LENGTH, own], colours.lineHeavy, width(1.1, 2.2)),
    line('line-place', place ? ['==', CODE, place.code] : NOTHING, colours.accent, width(1.6, 3)),
    line('line-selected-halo', selected, colours.halo, 6),
    line('line-selected', selected, colours.accent, 3),
  ]
}

function width(low: number, high: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 8, low, 15, high]
}

/** The layer's own mark, or that of the category where the layer is told apart by category. */
function markOf(layer: DrawnLayer, mark: 'colour' | 'letter'): string | ExpressionSpecification {
  if (layer.categories.length === 0) return layer[mark]
  const pairs = layer.categories.flatMap((one) => [one.code, one[mark]])
  return ['match', ['get', 'category'], ...pairs, layer[mark]] as unknown as ExpressionSpecification
}

const RAW: ExpressionSpecification = ['!', ['has', 'count']]

function rawCircles(layer: DrawnLayer, colours: MapColours): LayerSpecification {
  return {
    id: `circle-${layer.id}`, type: 'circle', source: sourceOf(layer.id), 'source-layer': layer.id, filter: RAW,
    paint: {
      'circle-color': markOf(layer, 'colour'),
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2.6, 12, 4, 14, 8, 17, 10],
      'circle-stroke-color': colours.pointEdge,
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 14, 1.6],
    },
  }
}

function rawLetters(layer: DrawnLayer, colours: MapColours): LayerSpecification {
  return {
    id: `letter-${layer.id}`, type: 'symbol', source: sourceOf(layer.id), 'source-layer': layer.id, filter: RAW, minzoom: 14,
    layout: { 'text-field': markOf(layer, 'letter'), 'text-font': FONT, 'text-size': 10.5, 'text-allow-overlap': true, 'text-ignore-placement': true },
    paint: { 'text-color': colours.pointText },
  }
}

function rawNames(layer: DrawnLayer, colours: MapColours): LayerSpecification {
  return {
    id: `name-${layer.id}`, type: 'symbol', source: sourceOf(layer.id), 'source-layer': layer.id, minzoom: 15,
    filter: ['all', RAW, ['has', 'name']],
    layout: {
      'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11.5, 'text-offset': [0, 1.05], 'text-anchor': 'top',
      'text-max-width': 11, 'text-optional': true,
    },
    paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
  }
}

function bubbleCircles(colours: MapColours): LayerSpecification {
  return {
    id: 'bubble', type: 'circle', source: BUBBLES,
    layout: { 'circle-sort-key': ['-', 0, ['get', 'count']] },
    paint: {
      'circle-color': ['get', 'colour'], 'circle-radius': ['get', 'radius'], 'circle-opacity': ['case', ['get', 'outside'], 0.5, 0.88],
      'circle-stroke-color': colours.pointEdge, 'circle-stroke-width': 1.5,
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
      id: 'label-below', type: 'symbol', source: 'labels-below', minzoom: LABELS_BELOW_ZOOM,
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
  const colours = new Map(state.layers.map((layer) => [layer.id, layer.colour]))
  return {
    type: 'FeatureCollection',
    features: state.bubbles.filter((bubble) => colours.has(bubble.layer)).map((bubble) => ({
      type: 'Feature',
      properties: {
        layer: bubble.layer, count: bubble.count, radius: bubble.radius, outside: bubble.outside === true, colour: colours.get(bubble.layer), text: shortCount(bubble.count),
      },
      geometry: { type: 'Point', coordinates: [bubble.longitude, bubble.latitude] },
    })),
  }
}

/** A count that fits its circle: whole up to 9999, then in ten thousands as a Chinese reader counts. */
export function shortCount(count: number): string {
  return count < 10_000 ? String(count) : `${(count / 10_000).toFixed(count < 100_000 ? 1 : 0)}万`
}
