import type { Layer, LayerField, LayerForm, LayerStyle, StyleKind } from '../../api'
import { coloursOf, MOST_CLASSES, SCHEME_NAMES, type Scheme } from '../../classes'
import { marksOf, stepsOf } from '../layerMarks'

export const FEWEST_CLASSES = 2
export const SMALLEST = 1
export const LARGEST = 40
const HEAT_RADIUS = 24
const POINT_RADIUS = 5
const NUMBERS = ['INTEGER', 'DECIMAL', 'DOUBLE']
const MOST_VALUES = 32

/** A style while it is chosen: with all that the screen lets one choose, whatever its kind needs of it. */
export interface StyleDraft extends LayerStyle {
  color: string
  scheme: Scheme
}

/** The ways in which a layer of this kind can be shown. */
export function kindsFor(geometry: Layer['geometry']): StyleKind[] {
  return geometry === 'LINE' || geometry === 'POLYGON' ? ['SINGLE', 'CATEGORIES', 'CLASSES', 'LABEL'] : ['SINGLE', 'CATEGORIES', 'CLASSES', 'SIZE', 'HEAT', 'LABEL']
}

/** The fields a style may name. */
export function fieldsOf(layer: Layer): LayerField[] {
  return layer.properties ?? []
}

/** Fields whose values can be put in classes: numbers that are not masked. */
export function numericFieldsOf(layer: Layer): LayerField[] {
  return fieldsOf(layer).filter((field) => !field.masked && NUMBERS.includes(field.type ?? ''))
}

export function needsNumbers(kind: StyleKind): boolean {
  return kind === 'CLASSES' || kind === 'SIZE'
}

export function needsField(kind: StyleKind): boolean {
  return needsNumbers(kind) || kind === 'CATEGORIES' || kind === 'LABEL'
}

/** A style as it was kept, to go on from. */
export function draftOf(layer: Layer, style: LayerStyle | null, colour: string): StyleDraft {
  return {
    kind: style?.kind ?? 'SINGLE', color: hexOf(style?.color ?? colour), field: style?.field ?? null, method: style?.method ?? 'QUANTILE',
    breaks: style?.breaks ?? null, scheme: schemeOf(style), choices: choicesOf(layer, style), radius: style?.radius ?? null,
    minRadius: style?.minRadius ?? 4, maxRadius: style?.maxRadius ?? 20,
  }
}

/** Every value that the layer has, in the colour it is drawn in; then those chosen that it has not. */
function choicesOf(layer: Layer, style: LayerStyle | null): LayerStyle['choices'] {
  if (style?.kind !== 'CATEGORIES') return []
  const marks = marksOf(layer, style, [], 'light')
  const found = layer.categories.filter((one) => one.value !== '').map((one) => {
    const kept = style.choices?.find((choice) => choice.value === one.value)
    return kept ?? { value: one.value, label: one.label, labelEn: one.labelEn, color: hexOf(marks.find((mark) => mark.code === one.code)?.colour ?? '') }
  })
  const others = (style.choices ?? []).filter((choice) => !found.some((one) => one.value === choice.value))
  return [...found, ...others].slice(0, MOST_VALUES)
}

/** A colour field of a browser, and a kept style, take six digits only. */
function hexOf(colour: string): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#46536a'
}

function schemeOf(style: LayerStyle | null): Scheme {
  if (style?.kind !== 'CLASSES') return 'Blues'
  const steps = stepsOf(style)
  return SCHEME_NAMES.find((name) => JSON.stringify(coloursOf(name, steps.length)) === JSON.stringify(steps)) ?? 'Blues'
}

/** What of a draft belongs to its kind: the rest is not kept. */
export function trimmed(draft: StyleDraft): LayerStyle {
  const { kind, color, field, method, breaks } = draft
  switch (kind) {
    case 'SINGLE': return { kind, color, radius: draft.radius ?? POINT_RADIUS }
    case 'HEAT': return { kind, color, radius: draft.radius ?? HEAT_RADIUS }
    case 'LABEL': return { kind, color, field }
    case 'CATEGORIES': return { kind, field, choices: draft.choices ?? [] }
    case 'CLASSES': return { kind, field, method, breaks, colors: coloursOf(draft.scheme, Math.max(1, (breaks?.length ?? 2) - 1)) }
    case 'SIZE': return { kind, color, field, method, breaks, ...sizeOf(draft) }
  }
}

function sizeOf(draft: StyleDraft): { minRadius: number; maxRadius: number } {
  const within = (value: number) => Math.min(LARGEST, Math.max(SMALLEST, value))
  const [min, max] = [within(draft.minRadius ?? SMALLEST), within(draft.maxRadius ?? LARGEST)]
  return { minRadius: Math.min(min, max), maxRadius: Math.max(min, max) }
}

/** Why a style cannot be drawn or kept yet; nothing when it can. */
export function lacks(draft: LayerStyle, layer: Layer): 'noField' | 'chooseField' | null {
  if (needsNumbers(draft.kind) && numericFieldsOf(layer).length === 0) return 'noField'
  const known = (needsNumbers(draft.kind) ? numericFieldsOf(layer) : fieldsOf(layer)).some((field) => field.name === draft.field)
  return needsField(draft.kind) && !known ? 'chooseField' : null
}

export function countOf(draft: LayerStyle): number {
  return Math.min(MOST_CLASSES, Math.max(FEWEST_CLASSES, (draft.breaks?.length ?? 6) - 1))
}

/** The layer as it is, described anew: what is sent to change it. */
export function formOf(layer: Layer, change: Partial<LayerForm>): LayerForm {
  return {
    name: layer.name, nameEn: layer.nameEn, theme: layer.theme, sensitivity: layer.sensitivity, minZoom: layer.minZoom, maxZoom: layer.maxZoom,
    style: layer.style, fields: layer.fields ?? undefined, shared: layer.shared, synthetic: layer.synthetic, ...change,
  }
}
