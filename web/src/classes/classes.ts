import type { ClassMethod } from '../api'

export const CLASS_METHODS: ClassMethod[] = ['NATURAL_BREAKS', 'QUANTILE', 'EQUAL']

/**
 * Limits of so many classes over values: one more than there are classes, the least and the greatest value included.
 * Where there are fewer different values than classes, there are as many classes as values can fill. The greatest value
 * may be a class of its own; both of its limits are then the same.
 */
export function boundsOf(values: number[], method: ClassMethod, count: number): number[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  if (sorted.length === 0) return []
  const least = sorted[0]!
  const greatest = sorted.at(-1)!
  const different = new Set(sorted).size
  if (different === 1) return [least, greatest]
  const wanted = Math.max(1, Math.min(count, different))
  const inner = method === 'EQUAL' ? equal(least, greatest, wanted) : method === 'QUANTILE' ? quantiles(sorted, wanted) : naturalBreaks(sorted, wanted)
  return [least, ...new Set(inner.filter((bound) => bound > least && bound <= greatest)), greatest]
}

/** Which class a value falls into: the lower limit belongs to a class, the upper only to the last. */
export function classOf(value: number, bounds: number[]): number {
  let step = 0
  while (step < bounds.length - 2 && value >= bounds[step + 1]!) step++
  return step
}

function equal(least: number, greatest: number, count: number): number[] {
  return Array.from({ length: count - 1 }, (_, index) => least + ((greatest - least) * (index + 1)) / count)
}

/** The value at which each further part of the values begins. */
function quantiles(sorted: number[], count: number): number[] {
  return Array.from({ length: count - 1 }, (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / count)]!)
}

/**
 * Natural breaks: the classes with the least sum of squared differences from their own means, found exactly by dynamic
 * programming (W. D. Fisher, On grouping for maximum homogeneity, JASA 53, 1958, which Jenks brought to maps). Cost
 * count · n², n the different values; beyond 600 of them every few are read as one, so that the screen does not wait.
 */
export function naturalBreaks(sorted: number[], count: number): number[] {
  const { values, weights } = condensed(sorted)
  const n = values.length
  const sums = prefix(values.map((value, index) => value * weights[index]!))
  const squares = prefix(values.map((value, index) => value * value * weights[index]!))
  const totals = prefix(weights)
  const cost = (from: number, to: number) => {
    const [sum, square, weight] = [sums[to]! - sums[from]!, squares[to]! - squares[from]!, totals[to]! - totals[from]!]
    return square - (sum * sum) / weight
  }
  let best = Array.from({ length: n + 1 }, (_, to) => (to === 0 ? 0 : cost(0, to)))
  const cuts: number[][] = []
  for (let classes = 2; classes <= count; classes++) {
    const cut = new Array<number>(n + 1).fill(0)
    const next = best.map((before, to) => {
      let least = to < classes ? before : Infinity
      for (let from = classes - 1; from < to; from++) {
        const sum = best[from]! + cost(from, to)
        if (sum < least) [least, cut[to]] = [sum, from]
      }
      return least
    })
    cuts.push(cut)
    best = next
  }
  const breaks: number[] = []
  for (let to = n, level = cuts.length - 1; level >= 0 && to > 0; level--) {
    to = cuts[level]![to]!
    if (to > 0) breaks.unshift(values[to]!)
  }
  return breaks
}

const MOST_VALUES = 600

function condensed(sorted: number[]): { values: number[]; weights: number[] } {
  const counts = new Map<number, number>()
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1)
  const all = [...counts]
  const every = Math.ceil(all.length / MOST_VALUES)
  const kept = every === 1 ? all : all.filter((_, index) => index % every === 0).map(([value], index) => {
    const together = all.slice(index * every, index * every + every)
    return [value, together.reduce((sum, [, count]) => sum + count, 0)] as [number, number]
  })
  return { values: kept.map(([value]) => value), weights: kept.map(([, count]) => count) }
}

function prefix(values: number[]): number[] {
  const sums = [0]
  for (const value of values) sums.push(sums.at(-1)! + value)
  return sums
}
