import { describe, expect, it } from 'vitest'
import type { Position } from '../../src/api'
import { areaText, lengthText, muOf } from '../../src/map/tools/lengths'
import { addPoint, crossesItself, drawingOf, finish, isWhole, read, shapeOf, startSketch, undo, type SketchKind } from '../../src/map/tools/sketch'

const drawn = (kind: SketchKind, ...points: Position[]) => points.reduce(addPoint, startSketch(kind))
const number = (value: number) => new Intl.NumberFormat('en').format(value)

describe('a sketch', () => {
  it('grows by corners, loses the last by undo, and takes none once it is whole', () => {
    const line = drawn('distance', [119, 25], [119.1, 25], [119.1, 25.1])
    expect(line.points).toHaveLength(3)
    expect(undo(line).points).toEqual([[119, 25], [119.1, 25]])
    expect(addPoint(finish(line), [0, 0]).points).toHaveLength(3)
    expect(undo(finish(line)).done).toBe(false)
  })
  it('takes a press on the last corner as none, so that a double press ends it cleanly', () => {
    expect(drawn('distance', [119, 25], [119, 25]).points).toHaveLength(1)
  })
  it('is whole with two corners of a line and three of an area', () => {
    expect(isWhole(drawn('distance', [119, 25]))).toBe(false)
    expect(isWhole(drawn('polygon', [119, 25], [119.1, 25]))).toBe(false)
    expect(finish(drawn('polygon', [119, 25], [119.1, 25])).done).toBe(false)
    expect(finish(drawn('polygon', [119, 25], [119.1, 25], [119.1, 25.1])).done).toBe(true)
  })
  it('is a circle by its middle and its rim', () => {
    const circle = drawn('circle', [119, 25], [119.01, 25])
    expect(circle.done).toBe(true)
    expect(shapeOf(circle)).toEqual({ circle: { lon: 119, lat: 25, radiusMetres: 1010 } })
    expect(read(circle, null).squareMetres / (Math.PI * read(circle, null).metres ** 2)).toBeCloseTo(1, 3)
  })
  it('is read with the pointer as its next corner, while it is open', () => {
    const open = drawn('distance', [119, 25])
    expect(read(open, [119.01, 25]).metres).toBeCloseTo(1009.2, 0)
    expect(read(open, null).metres).toBe(0)
    const whole = finish(drawn('distance', [119, 25], [119.01, 25]))
    expect(read(whole, [120, 26])).toEqual(read(whole, null))
  })
  it('is asked for as a closed polygon against the clock', () => {
    const clockwise = finish(drawn('polygon', [119, 25], [119, 25.1], [119.1, 25.1]))
    expect(shapeOf(clockwise)).toEqual({ polygon: { type: 'Polygon', coordinates: [[[119, 25], [119.1, 25.1], [119, 25.1], [119, 25]]] } })
    expect(shapeOf(drawn('polygon', [119, 25], [119, 25.1], [119.1, 25.1]))).toBeNull()
    expect(shapeOf(finish(drawn('distance', [119, 25], [119, 25.1])))).toBeNull()
  })
  it('says when its outline crosses itself', () => {
    expect(crossesItself([[0, 0], [1, 1], [1, 0], [0, 1]])).toBe(true)
    expect(crossesItself([[0, 0], [1, 0], [1, 1], [0, 1]])).toBe(false)
    expect(crossesItself([[0, 0], [1, 0], [1, 1]])).toBe(false)
  })
  it('is drawn with its corners, its line and its face', () => {
    const kinds = drawingOf(drawn('area', [119, 25], [119.1, 25]), [119.1, 25.1]).features.map((one) => one.geometry.type)
    expect(kinds).toEqual(['Polygon', 'Point', 'Point', 'LineString'])
    expect(drawingOf(null, [119, 25]).features).toEqual([])
  })
})

describe('measures in words', () => {
  it('come in the unit that can be read', () => {
    expect([3.14159, 86.4, 1234, 35_210, 1_234_567].map((one) => lengthText(one, number))).toEqual(['3.1 m', '86 m', '1.23 km', '35.2 km', '1,235 km'])
    expect([812, 25_000, 3_456_000, 4_119_000_000].map((one) => areaText(one, number))).toEqual(['812 m²', '2.5 ha', '3.46 km²', '4,119 km²'])
  })
  it('are told in mu for land', () => {
    expect(muOf(10_000)).toBe(15)
    expect(muOf(666.6667)).toBe(1)
  })
})
