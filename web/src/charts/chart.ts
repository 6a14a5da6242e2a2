/** What a chart shows, as plain values; the room draws any such value and keeps nothing else. */
export interface Chart {
  /** Bars lie for things with names, stand for time; stacked where the parts make a whole; a line for a measure over time. */
  kind: 'bars' | 'columns' | 'stack' | 'line'
  /** What the categories are: `Month`, `Area`. */
  by: string
  categories: string[]
  series: Series[]
  unit?: string | null
}

export interface Series {
  name: string
  values: (number | null)[]
  /** A state has its own colour; without one the series gets the next kind's colour. */
  tone?: 'ok' | 'warn' | 'bad'
}

/** At most this many bars are drawn; the table beside has all. */
export const MOST_BARS = 40

/** The largest first, and no more than can be read; time keeps its order and its newest part. */
export function fitted(chart: Chart): Chart {
  const order = chart.categories.map((_, index) => index)
  if (chart.kind === 'bars') {
    const first = chart.series[0]?.values ?? []
    order.sort((a, b) => (first[b] ?? -Infinity) - (first[a] ?? -Infinity))
    order.splice(MOST_BARS)
  } else {
    order.splice(0, Math.max(0, order.length - MOST_BARS * 3))
  }
  return {
    ...chart,
    categories: order.map((index) => chart.categories[index] ?? ''),
    series: chart.series.map((one) => ({ ...one, values: order.map((index) => one.values[index] ?? null) })),
  }
}

/** The chart's numbers as lines of CSV, for the one who wants to go on with them. */
export function csvOf(chart: Chart): string {
  const cell = (value: string | number | null) => {
    const text = value === null ? '' : String(value)
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const lines = chart.categories.map((category, index) => [category, ...chart.series.map((one) => one.values[index] ?? null)])
  return [[chart.by, ...chart.series.map((one) => one.name)], ...lines].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n'
}
