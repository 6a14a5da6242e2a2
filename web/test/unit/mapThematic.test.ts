import { describe, expect, it } from 'vitest'
import { boundsOf, classOf, coloursOf, naturalBreaks, SCHEME_NAMES } from '../../src/classes'
import { classEntries } from '../../src/map/thematic/legend'
import { extentOf, stepFor, windowsOf } from '../../src/map/thematic/timeSteps'

describe('class bounds', () => {
  const values = [1, 2, 3, 10, 11, 12, 50, 51, 52]

  it('go from the least to the greatest value, one more than there are classes', () => {
    for (const method of ['EQUAL', 'QUANTILE', 'NATURAL_BREAKS'] as const) {
      for (let count = 1; count <= 9; count++) {
        const bounds = boundsOf(values, method, count)
        expect(bounds[0]).toBe(1)
        expect(bounds.at(-1)).toBe(52)
        expect(bounds.slice(0, -1)).toEqual([...new Set(bounds.slice(0, -1))].sort((a, b) => a - b))
        if (method !== 'EQUAL') for (let step = 0; step < bounds.length - 1; step++) expect(values.some((value) => classOf(value, bounds) === step)).toBe(true)
        expect(bounds.length).toBeLessThanOrEqual(count + 1)
      }
    }
  })
  it('lie at equal steps, at equal numbers, or where the values leave gaps', () => {
    expect(boundsOf([0, 4, 10], 'EQUAL', 2)).toEqual([0, 5, 10])
    expect(boundsOf(values, 'QUANTILE', 3)).toEqual([1, 10, 50, 52])
    expect(boundsOf(values, 'NATURAL_BREAKS', 3)).toEqual([1, 10, 50, 52])
    expect(boundsOf([1, 2, 2, 2, 2, 2, 2, 90, 91], 'NATURAL_BREAKS', 2)).toEqual([1, 90, 91])
  })
  it('are the best natural breaks there are: no other cut has a smaller sum of squares', () => {
    const sorted = [3, 4, 4, 9, 15, 16, 17, 30, 31, 45]
    const squares = (part: number[]) => { const mean = part.reduce((a, b) => a + b, 0) / part.length; return part.reduce((sum, one) => sum + (one - mean) ** 2, 0) }
    const cost = (cuts: number[]) => [...cuts, Infinity].reduce((sum, cut, index) => sum + squares(sorted.filter((one) => one >= (cuts[index - 1] ?? -Infinity) && one < cut)), 0)
    const different = [...new Set(sorted)].slice(1)
    let best = Infinity
    for (const a of different) for (const b of different) if (a < b) best = Math.min(best, cost([a, b]))
    expect(cost(naturalBreaks(sorted, 3))).toBeCloseTo(best, 9)
  })
  it('have as many classes as values can fill', () => {
    expect(boundsOf([7, 7, 7], 'QUANTILE', 5)).toEqual([7, 7])
    expect(boundsOf([], 'EQUAL', 5)).toEqual([])
    expect(boundsOf([1, NaN, 3], 'EQUAL', 2)).toEqual([1, 2, 3])
  })
  it('do not make the screen wait for many values', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index ** 1.3)
    const start = performance.now()
    expect(boundsOf(many, 'NATURAL_BREAKS', 7)).toHaveLength(8)
    expect(performance.now() - start).toBeLessThan(2000)
  })
  it('put each value into one class', () => {
    const bounds = [0, 5, 10]
    expect([0, 4.9, 5, 9, 10].map((one) => classOf(one, bounds))).toEqual([0, 0, 1, 1, 1])
    expect(classOf(7, [7, 7])).toBe(0)
    expect(classEntries([0, 5, 10], ['a', 'b'], String)).toEqual([{ colour: 'a', label: '0 – 5' }, { colour: 'b', label: '5 – 10' }])
  })
  it('name a class that holds one value by it: of two areas with 27 and 63, none has anything between', () => {
    const labels = (values: number[], count = 5) => classEntries(boundsOf(values, 'NATURAL_BREAKS', count), [], String, values).map((one) => one.label)
    expect(labels([27, 63])).toEqual(['27', '63'])
    expect(labels([27, 27, 63])).toEqual(['27', '63'])
    expect(labels([1, 2, 3, 60, 63], 2)).toEqual(['1 – 60', '60 – 63'])
  })
})

describe('the colours of classes', () => {
  it('are as many as there are classes, all different', () => {
    for (const scheme of SCHEME_NAMES) for (let count = 1; count <= 9; count++) expect(new Set(coloursOf(scheme, count)).size).toBe(count)
    expect(coloursOf('unheard', 3)).toEqual(coloursOf('Blues', 3))
  })
})

describe('windows of time', () => {
  it('cover the extent without gap or overlap, whole months and weeks from Monday', () => {
    expect(windowsOf({ from: '2026-01-15', to: '2026-03-02' }, 'month')).toEqual([
      { from: '2026-01-01', to: '2026-01-31' }, { from: '2026-02-01', to: '2026-02-28' }, { from: '2026-03-01', to: '2026-03-31' },
    ])
    const weeks = windowsOf({ from: '2026-06-03', to: '2026-06-20' }, 'week')
    expect(weeks[0]).toEqual({ from: '2026-06-01', to: '2026-06-07' })
    expect(weeks).toHaveLength(3)
    for (const step of ['day', 'week', 'month', 'year'] as const) {
      const all = windowsOf({ from: '2023-02-11', to: '2026-11-05' }, step)
      for (const [index, one] of all.slice(1).entries()) expect(Date.parse(one.from) - Date.parse(all[index]!.to)).toBe(86_400_000)
    }
  })
  it('are bounded', () => {
    expect(windowsOf({ from: '1900-01-01', to: '2026-01-01' }, 'day').length).toBe(1500)
  })
  it('are of a step that gives a handful to a hundred', () => {
    expect([['2026-06-01', '2026-06-30'], ['2026-01-01', '2026-12-01'], ['2022-01-01', '2026-12-01'], ['1990-01-01', '2026-01-01']].map(([from, to]) => stepFor({ from: from!, to: to! }))).toEqual(['day', 'week', 'month', 'year'])
  })
  it('reach over all layers with a time, and are none where none has', () => {
    expect(extentOf([{ time: null }, {}], '2026-11-26')).toBeNull()
    expect(extentOf([{ time: { from: '2024-03-01T00:00', to: '2025-01-01' } }, { time: { from: '2025-02-01' } }], '2026-11-26')).toEqual({ from: '2024-03-01', to: '2026-11-26' })
    expect(extentOf([{ time: true }], '2026-11-26')).toEqual({ from: '2025-11-26', to: '2026-11-26' })
  })
})
