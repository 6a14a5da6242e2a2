import type { Dataset, Element, Summary, SummaryItem } from '../api'
import type { Chart } from '../charts'

export type MeasureFunction = 'count' | 'sum' | 'min' | 'max' | 'distinct'

/** What a measure is written as in an address: `count`, `sum:amount`. */
export function measureText(fn: MeasureFunction, element: string): string {
  return fn === 'count' ? 'count' : `${fn}:${element}`
}

/** The elements that a measure can be taken of. */
export function measurable(dataset: Dataset, fn: MeasureFunction): Element[] {
  if (fn === 'count') return []
  const numeric = (one: Element) => ['INTEGER', 'DECIMAL', 'DOUBLE'].includes(one.type)
  if (fn === 'distinct') return dataset.elements
  return dataset.elements.filter((one) => numeric(one) || (fn !== 'sum' && (one.type === 'DATE' || one.type === 'TIMESTAMP')))
}

/** A group's number for a measure; what is no number (the least date) is told in words only. */
export function valueOf(item: SummaryItem, measure: string): number | string | null {
  if (measure === 'count') return item.count
  const value = item.values?.[measure]
  if (value === null || value === undefined) return null
  const numeric = typeof value === 'number' ? value : Number(value)
  return Number.isNaN(numeric) ? value : numeric
}

/** How often a thing may be counted in two groups: only counts and sums add up to a whole. */
export function addsUp(measure: string): boolean {
  return measure === 'count' || measure.startsWith('sum:')
}

/** Months that lie between two with rows and have none: a gap in time is shown as a gap. */
export function withEmptyMonths(items: SummaryItem[]): SummaryItem[] {
  const months = items.filter((item) => /^\d{4}-\d{2}$/.test(item.key)).sort((a, b) => (a.key < b.key ? -1 : 1))
  const [first, last] = [months[0]?.key, months.at(-1)?.key]
  if (!first || !last) return items
  const found = new Map(months.map((item) => [item.key, item]))
  const filled: SummaryItem[] = []
  let [year, month] = first.split('-').map(Number) as [number, number]
  for (let key = first; key <= last && filled.length < 1200; ) {
    filled.push(found.get(key) ?? { key, name: key, count: 0 })
    month++
    if (month > 12) [year, month] = [year + 1, 1]
    key = `${year}-${String(month).padStart(2, '0')}`
  }
  return filled
}

export function summaryChart(summary: Pick<Summary, 'items'>, by: { id: string; name: string }, measure: { text: string; name: string; unit?: string | null }, label: (item: SummaryItem) => string): Chart {
  const items = by.id === 'month' ? withEmptyMonths(summary.items) : summary.items
  return {
    kind: by.id === 'month' ? (addsUp(measure.text) ? 'columns' : 'line') : 'bars', by: by.name, unit: measure.unit ?? null,
    categories: items.map(label),
    series: [{ name: measure.name, values: items.map((item) => numberOf(valueOf(item, measure.text))) }],
  }
}

function numberOf(value: number | string | null): number | null {
  return typeof value === 'number' ? value : null
}
