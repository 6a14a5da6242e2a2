import { describe, expect, it } from 'vitest'
import type { Position } from '../../src/api'
import { areaOf, circleRing, destination, distance, lengthOf } from '../../src/map/tools/geodesy'

const dms = (degrees: number, minutes: number, seconds: number) => Math.sign(degrees) * (Math.abs(degrees) + minutes / 60 + seconds / 3600)

describe('a distance on the ellipsoid', () => {
  it('agrees with the surveyed line from Flinders Peak to Buninyong (GDA Technical Manual)', () => {
    const flindersPeak: Position = [dms(144, 25, 29.5244), dms(-37, 57, 3.7203)]
    const buninyong: Position = [dms(143, 55, 35.3839), dms(-37, 39, 10.1561)]
    expect(distance(flindersPeak, buninyong)).toBeCloseTo(54972.271, 2)
  })
  it('agrees with a degree of the equator and of the meridian from the equator', () => {
    expect(distance([0, 0], [1, 0])).toBeCloseTo((Math.PI / 180) * 6378137, 3)
    expect(distance([119, 0], [119, 1])).toBeCloseTo(110574.389, 2)
  })
  it('is nothing from a place to itself, the same both ways, and still told for opposite places', () => {
    expect(distance([119, 25], [119, 25])).toBe(0)
    expect(distance([119, 25], [119.3, 25.6])).toBeCloseTo(distance([119.3, 25.6], [119, 25]), 6)
    expect(distance([0, 0], [179.9, 0.1])).toBeGreaterThan(19_900_000)
  })
  it('adds up along a line', () => {
    const line: Position[] = [[119, 25], [119.1, 25], [119.1, 25.1]]
    expect(lengthOf(line)).toBeCloseTo(distance(line[0]!, line[1]!) + distance(line[1]!, line[2]!), 6)
    expect(lengthOf([[119, 25]])).toBe(0)
  })
})

describe('a place at a distance', () => {
  it('is at that distance, in any direction', () => {
    for (let bearing = 0; bearing < 360; bearing += 35) {
      expect(distance([119.01, 25.43], destination([119.01, 25.43], bearing, 12_345))).toBeCloseTo(12_345, 3)
    }
  })
  it('closes a circle', () => {
    const ring = circleRing([119, 25.4], 500)
    expect(ring[0]).toEqual(ring.at(-1))
    for (const corner of ring) expect(distance([119, 25.4], corner)).toBeCloseTo(500, 3)
  })
})

describe('an area on the ellipsoid', () => {
  const square = (lon: number, lat: number, side: number): Position[] => [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side]]

  it('agrees with the area of a degree by a degree on WGS84: 12,308.78 km² at the equator', () => {
    expect(areaOf(square(0, 0, 1)) / 1e6).toBeCloseTo(12308.78, 0)
  })
  it('agrees with sides multiplied, where it is small', () => {
    const width = distance([119, 25.4], [119.01, 25.4])
    const height = distance([119, 25.4], [119, 25.41])
    expect(areaOf(square(119, 25.4, 0.01)) / (width * height)).toBeCloseTo(1, 4)
  })
  it('agrees with a circle of that radius', () => {
    expect(areaOf(circleRing([119, 25.4], 2000, 720)) / (Math.PI * 2000 ** 2)).toBeCloseTo(1, 4)
  })
  it('is the same the other way around, closed or not, and across the date line', () => {
    const ring = square(119, 25, 0.3)
    expect(areaOf([...ring].reverse())).toBeCloseTo(areaOf(ring), 3)
    expect(areaOf([...ring, ring[0]!])).toBeCloseTo(areaOf(ring), 3)
    expect(areaOf([[179.9, 10], [-179.9, 10], [-179.9, 10.2], [179.9, 10.2]])).toBeCloseTo(areaOf(square(0, 10, 0.2)), -2)
  })
  it('is nothing without three corners', () => {
    expect(areaOf([[119, 25], [120, 25]])).toBe(0)
  })
})
