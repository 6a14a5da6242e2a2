import type { Layer, LayerField, LayerForm, LayerStyle, StyleKind } from '../../api'
import { MOST_CLASSES } from './colorBrewer'

export const FEWEST_CLASSES = 2
const SMALLEST = 2
const LARGEST = 40

/** The ways in which a layer of this kind can be shown. */
export function kindsFor(geometry: Layer['geometry']): StyleKind[] {
  return geometry === 'POINT' ? ['SINGLE', 'CATEGORIES', 'CLASSES', 'SIZE', 'HEAT'] : ['SINGLE', 'CATEGORIES', 'CLASSES']
}

export function fieldsOf(layer: Layer): LayerField[] {
  return (layer.fields ?? []).map((field) => (typeof field === 'string' ? { name: field } : field))
}

/** Fields whose values can be put in classes; one of unknown type may be. */
export function numericFieldsOf(layer: Layer): LayerField[] {
  return fieldsOf(layer).filter((field) => !field.type || ['INTEGER', 'DECIMAL', 'DOUBLE', 'NUMBER'].includes(field.type.toUpperCase()))
}

export function needsNumbers(kind: StyleKind): boolean {
  return kind === 'CLASSES' || kind === 'SIZE'
}

/** A style as it was kept, with all that the screen lets one choose. */
export function draftOf(style: LayerStyle | null, colour: string): LayerStyle {
  return {
    kind: style?.kind ?? 'SINGLE', colour: style?.colour ?? hexOf(colour), field: style?.field ?? null, method: style?.method ?? 'QUANTILE',
    bounds: style?.bounds ?? null, scheme: style?.scheme ?? 'Blues', categories: style?.categories ?? null,
    size: style?.size ?? { min: 4, max: 22 }, label: style?.label ?? null,
  }
}

/** A colour field of a browser takes six digits only. */
function hexOf(colour: string): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#46536a'
}

/** What of a draft belongs to its kind: the rest is not kept. */
export function trimmed(draft: LayerStyle): LayerStyle {
  const shared = { kind: draft.kind, label: draft.label || undefined }
  switch (draft.kind) {
    case 'SINGLE': return { ...shared, colour: draft.colour }
    case 'CATEGORIES': return { ...shared, colour: draft.colour, field: draft.field, categories: draft.categories ?? [] }
    case 'CLASSES': return { ...shared, field: draft.field, method: draft.method, bounds: draft.bounds, scheme: draft.scheme }
    case 'SIZE': return { ...shared, colour: draft.colour, field: draft.field, bounds: draft.bounds, size: sizeOf(draft.size) }
    case 'HEAT': return { ...shared, scheme: draft.scheme }
  }
}

function sizeOf(size: LayerStyle['size']): { min: number; max: number } {
  const within = (value: number) => Math.min(LARGEST, Math.max(SMALLEST, value))
  const [min, max] = [within(size?.min ?? SMALLEST), within(size?.max ?? LARGEST)]
  return { min: Math.min(min, max), max: Math.max(min, max) }
}

/** Why a style cannot be drawn or kept yet; nothing when it can. */
export function lacks(draft: LayerStyle, layer: Layer): 'noField' | 'chooseField' | null {
  if (needsNumbers(draft.kind) && numericFieldsOf(layer).length === 0) return 'noField'
  const byCategory = draft.kind === 'CATEGORIES' && layer.categories.length === 0
  return (needsNumbers(draft.kind) || byCategory) && !draft.field ? 'chooseField' : null
}

export function countOf(draft: LayerStyle): number {
  return Math.min(MOST_CLASSES, Math.max(FEWEST_CLASSES, (draft.bounds?.length ?? 6) - 1))
}

/** The layer as it is, with another style: what is sent to keep it. */
export function formOf(layer: Layer, style: LayerStyle): LayerForm {
  return {
    name: layer.name, nameEn: layer.nameEn, theme: layer.theme, geometry: layer.geometry, source: layer.source ?? { kind: 'DATASET', dataset: layer.dataset },
    sensitivity: layer.sensitivity, minZoom: layer.minZoom, maxZoom: layer.maxZoom, style, fields: fieldsOf(layer).map((field) => field.name), shared: layer.shared,
  }
}
