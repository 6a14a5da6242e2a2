import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { DrawnLayer } from './model'
import type { MapColours } from './palette'

/** For heat whose own colour cannot be made to shine through. */
const HEAT = '#d7301f'
export const FONT = ['Noto Sans CJK SC']
export const sourceOf = (layer: string) => `points-${layer}`

/** The layers of the map library that draw one of ours, without its names. */
export function bodyOf(layer: DrawnLayer, colours: MapColours): LayerSpecification[] {
  if (layer.geometry === 'POLYGON') return [face(layer), edge(layer)]
  if (layer.geometry === 'LINE') return [edge(layer)]
  return layer.style?.kind === 'HEAT' ? [heat(layer)] : [circles(layer, colours), letters(layer, colours)]
}

/** The ids under which a press meets something of a layer. */
export function pressable(layer: DrawnLayer): string[] {
  if (!layer.visible || layer.style?.kind === 'HEAT') return []
  return layer.geometry === 'POINT' ? [`circle-${layer.id}`] : layer.geometry === 'LINE' ? [`line-${layer.id}`] : [`face-${layer.id}`]
}

/** Whether the counts of a layer are gathered into circles. */
export function isGathered(layer: DrawnLayer): boolean {
  return layer.visible && layer.geometry === 'POINT' && layer.style?.kind !== 'HEAT'
}

const visibility = (layer: DrawnLayer) => (layer.visible ? 'visible' : 'none') as 'visible' | 'none'
const base = (layer: DrawnLayer) => ({ source: sourceOf(layer.id), 'source-layer': layer.id })
const RAW: ExpressionSpecification = ['!', ['has', 'count']]

/** The layer's own mark, or that of the category: the tile tells each feature's category by its number. */
function markOf(layer: DrawnLayer, mark: 'colour' | 'letter'): string | ExpressionSpecification {
  if (layer.categories.length === 0) return layer[mark]
  const pairs = layer.categories.flatMap((one) => [one.code, one[mark]])
  return ['match', ['get', 'category'], ...pairs, layer[mark]] as unknown as ExpressionSpecification
}

const USUAL_RADIUS = 5

function radiusOf(layer: DrawnLayer): ExpressionSpecification {
  const sized = layer.categories.filter((one) => one.radius !== undefined)
  if (sized.length > 0) {
    const pairs = sized.flatMap((one) => [one.code, one.radius])
    return ['match', ['get', 'category'], ...pairs, sized[0]?.radius ?? USUAL_RADIUS] as unknown as ExpressionSpecification
  }
  const part = (layer.style?.radius ?? USUAL_RADIUS) / USUAL_RADIUS
  return ['interpolate', ['linear'], ['zoom'], 8, 2.6 * part, 12, 4 * part, 14, 8 * part, 17, 10 * part]
}

function circles(layer: DrawnLayer, colours: MapColours): LayerSpecification {
  return {
    id: `circle-${layer.id}`, type: 'circle', ...base(layer), filter: RAW,
    layout: { visibility: visibility(layer) },
    paint: {
      'circle-color': markOf(layer, 'colour'), 'circle-opacity': layer.opacity, 'circle-radius': radiusOf(layer),
      'circle-stroke-color': colours.pointEdge, 'circle-stroke-opacity': layer.opacity,
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 14, 1.6],
    },
  }
}

function letters(layer: DrawnLayer, colours: MapColours): LayerSpecification {
  return {
    id: `letter-${layer.id}`, type: 'symbol', ...base(layer), filter: RAW, minzoom: 14,
    layout: {
      visibility: visibility(layer), 'text-field': markOf(layer, 'letter'), 'text-font': FONT, 'text-size': 10.5,
      'text-allow-overlap': true, 'text-ignore-placement': true,
    },
    paint: { 'text-color': colours.pointText, 'text-opacity': layer.opacity },
  }
}

function heat(layer: DrawnLayer): LayerSpecification {
  const colour = /^#[0-9a-f]{6}$/i.test(layer.colour) ? layer.colour : HEAT
  const heatRadius = layer.style?.radius ?? 24
  const ramp = ['00', '40', '80', 'c0', 'ff'].flatMap((alpha, step) => [step / 4, `${colour}${alpha}`])
  return {
    id: `heat-${layer.id}`, type: 'heatmap', ...base(layer),
    layout: { visibility: visibility(layer) },
    paint: {
      'heatmap-weight': ['min', 1, ['/', ['sqrt', ['coalesce', ['get', 'count'], 1]], 12]],
      'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 8, heatRadius * 0.7, 14, heatRadius * 1.25],
      'heatmap-opacity': layer.opacity * 0.85,
      'heatmap-color': ['interpolate', ['linear'], ['heatmap-density'], ...ramp] as unknown as ExpressionSpecification,
    },
  }
}

function face(layer: DrawnLayer): LayerSpecification {
  return {
    id: `face-${layer.id}`, type: 'fill', ...base(layer),
    layout: { visibility: visibility(layer) },
    paint: { 'fill-color': markOf(layer, 'colour'), 'fill-opacity': layer.opacity * (layer.style?.kind === 'CLASSES' ? 0.75 : 0.3) },
  }
}

function edge(layer: DrawnLayer): LayerSpecification {
  const wide = layer.geometry === 'LINE' ? 1 : 0.5
  return {
    id: `line-${layer.id}`, type: 'line', ...base(layer),
    layout: { visibility: visibility(layer), 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': markOf(layer, 'colour'), 'line-opacity': layer.opacity,
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, wide * 1.2, 15, wide * 4],
    },
  }
}

export function namesOf(layer: DrawnLayer, colours: MapColours): LayerSpecification {
  const labelled = layer.style?.kind === 'LABEL'
  return {
    id: `name-${layer.id}`, type: 'symbol', ...base(layer), minzoom: labelled ? 10 : layer.geometry === 'POINT' ? 15 : 12,
    filter: ['all', RAW, ['has', 'name']],
    layout: {
      visibility: visibility(layer), 'text-field': ['to-string', ['get', 'name']], 'text-font': FONT, 'text-size': 11.5,
      'text-max-width': 11, 'text-optional': true,
      ...(layer.geometry === 'POINT' ? { 'text-offset': [0, 1.05] as [number, number], 'text-anchor': 'top' as const } : {}),
      ...(layer.geometry === 'LINE' ? { 'symbol-placement': 'line' as const } : {}),
    },
    paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1.4, 'text-opacity': layer.opacity },
  }
}
