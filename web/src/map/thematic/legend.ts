import { classOf } from '../../classes'
import type { LayerChoice } from '../layers'

export interface LegendEntry {
  colour: string
  label: string
  letter?: string
  /** In pixels, where the size tells something. */
  radius?: number
}

export interface LegendWords {
  pick: (chinese: string, english?: string | null) => string
  number: (value: number) => string
  noData: string
}

/** What the marks of a layer mean, class bounds and "no data" included; nothing where one colour says it all. */
export function legendOf(choice: LayerChoice, words: LegendWords): LegendEntry[] {
  const { style, layer } = choice
  const classed = style?.kind === 'CLASSES' || style?.kind === 'SIZE'
  const classes = classed ? classEntries(style.breaks ?? [], [], words.number) : []
  return layer.categories.flatMap((one, rank) => {
    const mark = choice.categories.find((category) => category.code === one.code)
    if (!mark) return []
    const chosen = style?.choices?.find((each) => each.value === one.value)
    const plain = words.pick(chosen?.label || one.label, chosen?.labelEn || one.labelEn)
    const label = classed ? (one.value === '' ? words.noData : (classes[rank]?.label ?? plain)) : plain
    return [{ colour: mark.colour, label, ...(mark.letter ? { letter: mark.letter } : {}), ...(mark.radius === undefined ? {} : { radius: mark.radius }) }]
  })
}

/**
 * Each class with its limits: from the lower, included, to the upper, which only the last includes. Where the values are
 * known, a class that holds one value alone is told by it, and not by a limit that none of its own reaches.
 */
export function classEntries(bounds: number[], colours: string[], number: (value: number) => string, values: number[] = []): LegendEntry[] {
  return bounds.slice(0, -1).map((from, step) => {
    const held = new Set(values.filter((value) => classOf(value, bounds) === step))
    const [only] = held.size === 1 ? held : []
    const to = bounds[step + 1]!
    const label = only !== undefined ? number(only) : from === to ? number(from) : `${number(from)} – ${number(to)}`
    return { colour: colours[step] ?? '', label }
  })
}
