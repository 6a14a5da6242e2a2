import type { Layer, LayerStyle } from '../api'
import { coloursOf, noDataColour } from '../classes'
import type { Theme } from '../preferences'
import type { Mark } from './model'
import { kindColour, otherColour } from './palette'

/**
 * How each category of a layer looks: in the colour chosen for it, else in one of the palette; classes in their steps
 * of colour or size. What falls into none has the colour of "others" or of "no data".
 */
export function marksOf(layer: Layer, style: LayerStyle | null, letters: string[], theme: Theme): Mark[] {
  const rankOf = new Map(layer.categories.map((one, rank) => [one.code, rank]))
  return layer.categories.map((one): Mark => {
    const rank = rankOf.get(one.code) ?? 0
    const mark = { code: one.code, colour: kindColour(rank, theme), letter: letters[rank] ?? '' }
    if (style?.kind === 'CLASSES') return { ...mark, letter: '', colour: one.value === '' ? noDataColour(theme) : (stepsOf(style)[rank] ?? noDataColour(theme)) }
    if (style?.kind === 'SIZE') return { ...mark, letter: '', colour: one.value === '' ? noDataColour(theme) : (style.color ?? mark.colour), radius: radiusOf(style, one.value === '' ? 0 : rank) }
    if (one.value === '') return { ...mark, colour: otherColour(theme) }
    return { ...mark, colour: style?.choices?.find((choice) => choice.value === one.value)?.color ?? mark.colour }
  })
}

/** Whether categories tell the features of a layer apart when it is drawn like this. */
export function hasMarks(style: LayerStyle | null): boolean {
  return style?.kind === 'CATEGORIES' || style?.kind === 'CLASSES' || style?.kind === 'SIZE'
}

/** The colours of a style by classes, filled up where fewer were chosen than there are classes. */
export function stepsOf(style: LayerStyle): string[] {
  const count = Math.max(1, (style.breaks?.length ?? 2) - 1)
  const usual = coloursOf('Blues', count)
  return usual.map((colour, step) => style.colors?.[step] ?? colour)
}

/** The area of a mark, not its radius, grows evenly from class to class. */
function radiusOf(style: LayerStyle, step: number): number {
  const [least, most] = [style.minRadius ?? 3, style.maxRadius ?? 20]
  const steps = Math.max(1, (style.breaks?.length ?? 2) - 2)
  const area = least ** 2 + ((most ** 2 - least ** 2) * Math.min(step, steps)) / steps
  return Math.round(Math.sqrt(area) * 10) / 10
}

/** The tiles carry the parts of the kept style: another style is drawn from them only where its parts are the same. */
export function drawnBy(kept: LayerStyle | null, wanted: LayerStyle): boolean {
  if (wanted.kind === 'SINGLE' || wanted.kind === 'HEAT') return true
  if (wanted.kind === 'LABEL') return kept?.kind === 'LABEL' && kept.field === wanted.field
  if (wanted.kind === 'CATEGORIES') return kept?.kind === 'CATEGORIES' && kept.field === wanted.field
  const classed = kept?.kind === 'CLASSES' || kept?.kind === 'SIZE'
  return classed && kept.field === wanted.field && JSON.stringify(kept.breaks) === JSON.stringify(wanted.breaks)
}
