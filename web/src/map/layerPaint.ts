import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { DrawnLayer } from './model'
import { noDataColour, otherColour, type MapColours } from './palette'
import { coloursOf } from './thematic/colorBrewer'
import type { Theme } from '../preferences'

export const FONT = ['Noto Sans CJK SC']
export const sourceOf = (layer: string) => `points-${layer}`

/** The layers of the map library that draw one of ours, without its names. */
export function bodyOf(layer: DrawnLayer, colours: MapColours, theme: Theme): LayerSpecification[] {
  if (layer.geometry === 'POLYGON') return [face(layer, theme), edge(layer, theme)]
  if (layer.geometry === 'LINE') return [edge(layer, theme)]
  return layer.style?.kind === 'HEAT' ? [heat(layer)] : [circles(layer, colours, theme), letters(layer, colours)]
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

/** The colour of a feature: one for all, by category, or by the class of its value; grey where it has no value. */
export function colourOf(layer: DrawnLayer, theme: Theme): string | ExpressionSpecification {
  const style = layer.style
  if (style?.kind === 'CATEGORIES' && style.field && style.categories && style.categories.length > 0) {
    const pairs = style.categories.flatMap((one) => [one.value, one.colour])
    return ['match', ['to-string', ['get', style.field]], ...pairs, otherColour(theme)] as unknown as ExpressionSpecification
  }
  if (style?.kind === 'CLASSES' && style.field && style.bounds && style.bounds.length > 1) {
    return byClass(style.field, style.bounds, coloursOf(style.scheme, style.bounds.length - 1), noDataColour(theme))
  }
  return style?.colour ?? markOf(layer, 'colour')
}

function byClass(field: string, bounds: number[], steps: string[], none: string): ExpressionSpecification {
  const inner = bounds.slice(1, -1).flatMap((bound, index) => [bound, steps[index + 1] ?? none])
  const value = ['to-number', ['get', field]]
  const stepped = inner.length === 0 ? (steps[0] ?? none) : ['step', value, steps[0] ?? none, ...inner]
  return ['case', ['has', field], stepped, none] as unknown as ExpressionSpecification
}

/** The layer's own mark, or that of the category where the layer is told apart by category. */
function markOf(layer: DrawnLayer, mark: 'colour' | 'letter'): string | ExpressionSpecification {
  if (layer.categories.length === 0) return layer[mark]
  const pairs = layer.categories.flatMap((one) => [one.code, one[mark]])
  return ['match', ['get', 'category'], ...pairs, layer[mark]] as unknown as ExpressionSpecification
}

const PLAIN_RADIUS: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 8, 2.6, 12, 4, 14, 8, 17, 10]

/** The area of a circle grows with the value, so the radius with its root. */
function radiusOf(layer: DrawnLayer): ExpressionSpecification {
  const { style } = layer
  if (style?.kind !== 'SIZE' || !style.field || !style.size) return PLAIN_RADIUS
  const least = style.bounds?.[0] ?? 0
  const greatest = Math.max(least + 1e-9, style.bounds?.at(-1) ?? 100)
  const { min, max } = style.size
  return ['interpolate', ['linear'], ['sqrt', ['max', 0, ['-', ['to-number', ['get', style.field], least], least]]], 0, min, Math.sqrt(greatest - least), max]
}

function circles(layer: DrawnLayer, colours: MapColours, theme: Theme): LayerSpecification {
  return {
    id: `circle-${layer.id}`, type: 'circle', ...base(layer), filter: RAW,
    layout: { visibility: visibility(layer) },
    paint: {
      'circle-color': colourOf(layer, theme), 'circle-opacity': layer.opacity, 'circle-radius': radiusOf(layer),
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
  const steps = coloursOf(layer.style?.scheme ?? 'YlOrRd', 5)
  const ramp = steps.flatMap((colour, index) => [0.15 + (index * 0.85) / 4, colour])
  return {
    id: `heat-${layer.id}`, type: 'heatmap', ...base(layer),
    layout: { visibility: visibility(layer) },
    paint: {
      'heatmap-weight': ['min', 1, ['/', ['sqrt', ['coalesce', ['get', 'count'], 1]], 12]],
      'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 8, 16, 14, 30],
      'heatmap-opacity': layer.opacity * 0.85,
      'heatmap-color': ['interpolate', ['linear'], ['heatmap-density'], 0, `${steps[0]}00`, ...ramp] as unknown as ExpressionSpecification,
    },
  }
}

function face(layer: DrawnLayer, theme: Theme): LayerSpecification {
  return {
    id: `face-${layer.id}`, type: 'fill', ...base(layer),
    layout: { visibility: visibility(layer) },
    paint: { 'fill-color': colourOf(layer, theme), 'fill-opacity': layer.opacity * (layer.style?.kind === 'CLASSES' ? 0.75 : 0.3) },
  }
}

function edge(layer: DrawnLayer, theme: Theme): LayerSpecification {
  const wide = layer.geometry === 'LINE' ? 1 : 0.5
  return {
    id: `line-${layer.id}`, type: 'line', ...base(layer),
    layout: { visibility: visibility(layer), 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': colourOf(layer, theme), 'line-opacity': layer.opacity,
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, wide * 1.2, 15, wide * 4],
    },
  }
}

export function namesOf(layer: DrawnLayer, colours: MapColours): LayerSpecification {
  const field = layer.style?.label || 'name'
  return {
    id: `name-${layer.id}`, type: 'symbol', ...base(layer), minzoom: layer.geometry === 'POINT' ? 15 : 12,
    filter: ['all', RAW, ['has', field]],
    layout: {
      visibility: visibility(layer), 'text-field': ['to-string', ['get', field]], 'text-font': FONT, 'text-size': 11.5,
      'text-max-width': 11, 'text-optional': true,
      ...(layer.geometry === 'POINT' ? { 'text-offset': [0, 1.05] as [number, number], 'text-anchor': 'top' as const } : {}),
      ...(layer.geometry === 'LINE' ? { 'symbol-placement': 'line' as const } : {}),
    },
    paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1.4, 'text-opacity': layer.opacity },
  }
}
