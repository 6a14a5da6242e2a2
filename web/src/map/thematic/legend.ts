import type { LayerChoice } from '../layers'
import { coloursOf } from './colorBrewer'

export interface LegendEntry {
  colour: string
  label: string
  letter?: string
}

export interface LegendWords {
  pick: (chinese: string, english?: string | null) => string
  number: (value: number) => string
  noData: string
}

/** What the colours of a layer mean, class bounds and "no data" included; nothing where one colour says it all. */
export function legendOf(choice: LayerChoice, theme: { other: string; none: string }, words: LegendWords): LegendEntry[] {
  const style = choice.style
  if (style?.kind === 'CATEGORIES' && style.categories && style.categories.length > 0) {
    return [...style.categories.map((one) => ({ colour: one.colour, label: one.label || one.value })), { colour: theme.other, label: words.noData }]
  }
  if (style?.kind === 'CLASSES' && style.bounds && style.bounds.length > 1) {
    return [...classEntries(style.bounds, coloursOf(style.scheme, style.bounds.length - 1), words.number), { colour: theme.none, label: words.noData }]
  }
  return choice.layer.categories.flatMap((one) => {
    const mark = choice.categories.find((category) => category.code === one.code)
    return mark ? [{ colour: mark.colour, letter: mark.letter, label: words.pick(one.label, one.labelEn) }] : []
  })
}

/** Each class with its limits: from the lower, included, to the upper, which only the last includes. */
export function classEntries(bounds: number[], colours: string[], number: (value: number) => string): LegendEntry[] {
  return bounds.slice(0, -1).map((from, index) => ({ colour: colours[index] ?? '', label: from === bounds[index + 1] ? number(from) : `${number(from)} – ${number(bounds[index + 1]!)}` }))
}
