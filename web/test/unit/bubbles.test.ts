import { describe, expect, it } from 'vitest'
import { gather, radiusOf, type Counted, placesOf } from '../../src/map/bubbles'

function cells(count: number): Counted[] {
  return Array.from({ length: count }, (_, index) => ({
    layer: index % 3 === 0 ? 'school' : 'enterprise',
    longitude: 118.6 + ((index * 37) % 100) / 100,
    latitude: 25.1 + ((index * 53) % 80) / 100,
    count: 1 + (index % 17),
  }))
}

const sumOf = (items: { layer: string; count: number }[], layer: string) =>
  items.filter((item) => item.layer === layer).reduce((sum, item) => sum + item.count, 0)

describe('gathering counts into circles', () => {
  it.each([7, 9.25, 12, 15.5])('loses and adds nothing at zoom %s', (zoom) => {
    const given = cells(500)
    const bubbles = gather(given, zoom)
    expect(sumOf(bubbles, 'enterprise')).toBe(sumOf(given, 'enterprise'))
    expect(sumOf(bubbles, 'school')).toBe(sumOf(given, 'school'))
  })
  it('draws fewer circles than cells when far away', () => {
    expect(gather(cells(500), 8).length).toBeLessThan(100)
  })
  it('stands a single layer at the weighted middle', () => {
    const [bubble] = gather([
      { layer: 'school', longitude: 119, latitude: 25.4, count: 3 },
      { layer: 'school', longitude: 119.0004, latitude: 25.4, count: 1 },
    ], 8)
    expect(bubble?.count).toBe(4)
    expect(bubble?.longitude).toBeCloseTo(119.0001, 6)
    expect(bubble?.latitude).toBeCloseTo(25.4, 6)
  })
  it('keeps circles of two layers in one cell apart', () => {
    const bubbles = gather([
      { layer: 'school', longitude: 119, latitude: 25.4, count: 3 },
      { layer: 'enterprise', longitude: 119, latitude: 25.4, count: 3 },
    ], 10)
    expect(bubbles).toHaveLength(2)
    expect(bubbles[0]?.latitude).not.toBeCloseTo(bubbles[1]?.latitude ?? 0, 4)
  })
  it('draws a larger count no smaller', () => {
    expect(radiusOf(900, 900)).toBeGreaterThan(radiusOf(90, 900))
    expect(radiusOf(1, 900)).toBeGreaterThan(9)
  })
})

describe('the places of a feature', () => {
  it('are one for a point and all for cells of the same count', () => {
    expect(placesOf({ type: 'Point', coordinates: [119, 25] })).toEqual([[119, 25]])
    expect(placesOf({ type: 'MultiPoint', coordinates: [[119, 25], [119.1, 25]] })).toEqual([[119, 25], [119.1, 25]])
    expect(placesOf({ type: 'LineString', coordinates: [[119, 25], [119.1, 25]] })).toEqual([])
  })
})
