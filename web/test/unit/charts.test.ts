import { describe, expect, it } from 'vitest'
import type { DatasetQuality, QualityCounts } from '../../src/api'
import { draw } from '../../src/charts/draw'
import { csvOf, fitted, MOST_BARS, type Chart } from '../../src/charts/chart'
import { optionOf, type ChartColours } from '../../src/charts/option'
import { acceptedOf, partsOf, qualityChart } from '../../src/catalogue/qualityChart'
import { measurable, summaryChart, valueOf, withEmptyMonths } from '../../src/catalogue/summaryChart'

const bars: Chart = { kind: 'bars', by: 'Area', categories: ['a', 'b', 'c'], series: [{ name: 'Rows', values: [2, null, 5] }] }

describe('a chart', () => {
  it('shows the largest first and no more than can be read', () => {
    expect(fitted(bars).categories).toEqual(['c', 'a', 'b'])
    const many = { ...bars, categories: Array.from({ length: 99 }, (_, index) => `${index}`), series: [{ name: 'Rows', values: Array.from({ length: 99 }, (_, index) => index) }] }
    expect(fitted(many).categories).toHaveLength(MOST_BARS)
    expect(fitted(many).categories[0]).toBe('98')
  })
  it('keeps the order of time', () => {
    expect(fitted({ ...bars, kind: 'columns' }).categories).toEqual(['a', 'b', 'c'])
  })
  it('gives its numbers as lines that no spreadsheet takes for a formula', () => {
    expect(csvOf({ ...bars, categories: ['=1+1', 'b,"c', 'd'] })).toBe('Area,Rows\r\n\'=1+1,2\r\n"b,""c",\r\nd,5\r\n')
  })
  it('tells states by pattern as well as by colour', () => {
    const colours: ChartColours = { font: 'serif', ink: '#111', faint: '#222', line: '#333', surface: '#444', kinds: ['#555'], ok: '#0a0', warn: '#aa0', bad: '#a00' }
    const stack: Chart = { ...bars, kind: 'stack', series: [{ name: 'ok', tone: 'ok', values: [1, 1, 1] }, { name: 'bad', tone: 'bad', values: [1, 1, 1] }] }
    const [ok, bad] = optionOf(stack, colours, String).series as { color: string; itemStyle: { decal?: object } }[]
    expect([ok?.color, bad?.color]).toEqual(['#0a0', '#a00'])
    expect(ok?.itemStyle.decal).not.toEqual(bad?.itemStyle.decal)
  })
})

describe('the chart of a summary', () => {
  const item = (key: string, count: number, values?: Record<string, number | string>) => ({ key, name: key, count, values })
  it('shows months without rows as gaps', () => {
    expect(withEmptyMonths([item('2026-02', 4), item('2025-11', 1), item('', 9)]).map((one) => [one.key, one.count])).toEqual([['2025-11', 1], ['2025-12', 0], ['2026-01', 0], ['2026-02', 4]])
  })
  it('adds up in columns, and draws what does not add up as a line', () => {
    const items = [item('2026-01', 2, { 'sum:amount': 7, 'max:amount': 5 })]
    const by = { id: 'month', name: 'Month' }
    expect(summaryChart({ items }, by, { text: 'sum:amount', name: 'Sum' }, (one) => one.key)).toMatchObject({ kind: 'columns', series: [{ values: [7] }] })
    expect(summaryChart({ items }, by, { text: 'max:amount', name: 'Max' }, (one) => one.key)).toMatchObject({ kind: 'line', series: [{ values: [5] }] })
  })
  it('leaves what is no number to the table', () => {
    expect(valueOf(item('a', 1, { 'min:day': '2026-01-05' }), 'min:day')).toBe('2026-01-05')
    expect(valueOf(item('a', 1, { 'sum:amount': '12.50' }), 'sum:amount')).toBe(12.5)
    expect(valueOf(item('a', 1), 'sum:amount')).toBeNull()
  })
  it('measures only what can be measured', () => {
    const dataset = { id: 'd', name: 'd', owner: 'o', sensitivity: 'PUBLIC' as const, synthetic: false, key: [], elements: [{ name: 'n', label: 'n', type: 'TEXT' as const }, { name: 'x', label: 'x', type: 'DECIMAL' as const }, { name: 'd', label: 'd', type: 'DATE' as const }] }
    expect((['sum', 'max', 'distinct'] as const).map((fn) => measurable(dataset, fn).map((one) => one.name))).toEqual([['x'], ['x', 'd'], ['n', 'x', 'd']])
  })
})

describe('quality over time', () => {
  const counts = (accepted: number, refused: number, unplaced: number): QualityCounts => ({ rows: accepted + refused, accepted, refused, unplaced, warnings: 0 })
  const run = (batch: string, at: string, of: QualityCounts) => ({ batch, state: 'COMMITTED' as const, receivedAt: at, counts: of, rules: [] })
  const quality: DatasetQuality = {
    runs: [run('b2', '2026-02-01', counts(5, 5, 0)), run('b1', '2026-01-01', counts(10, 0, 2))],
    months: [{ month: '2026-02', runs: 1, counts: counts(5, 5, 0) }, { month: '2026-01', runs: 1, counts: counts(10, 0, 2) }], rules: [],
  }
  it('goes from the oldest to the newest, and its three parts are the whole', () => {
    const chart = qualityChart(partsOf(quality, 'month', (at) => at), { by: 'Month', placed: 'placed', unplaced: 'unplaced', refused: 'refused', unit: 'rows' })
    expect(chart.categories).toEqual(['2026-01', '2026-02'])
    expect(chart.series.map((one) => one.values)).toEqual([[8, 5], [2, 0], [0, 5]])
    expect(partsOf(quality, 'run', (at) => at).map((part) => part.label)).toEqual(['1 · 2026-01-01', '2 · 2026-02-01'])
  })
  it('says of how many rows the share is', () => {
    expect(acceptedOf(quality)).toEqual({ accepted: 15, refused: 5, rows: 20, runs: 2 })
  })
})

describe('the chart library', () => {
  it.each(['bars', 'columns', 'stack', 'line'] as const)('draws %s', (kind) => {
    const into = document.createElement('div')
    Object.defineProperties(into, { clientWidth: { value: 400 }, clientHeight: { value: 300 } })
    const drawing = draw(into, String, () => {})
    drawing.show({ ...bars, kind, series: [{ name: 'one', tone: 'ok', values: [1, 2, 3] }, { name: 'two', tone: 'warn', values: [1, 2, 3] }, { name: 'three', tone: 'bad', values: [1, 2, 3] }] })
    expect(into.innerHTML).toContain('three')
    drawing.destroy()
  })
})
