import { describe, expect, it } from 'vitest'
import type { Position } from '../../src/api'
import { coordinateText, fromWgs84, parseCoordinate, toWgs84 } from '../../src/map/tools/coordinates'

const close = (actual: Position, expected: Position, digits = 9) => {
  expect(actual[0]).toBeCloseTo(expected[0], digits)
  expect(actual[1]).toBeCloseTo(expected[1], digits)
}

describe('coordinates of China', () => {
  it('agree with the published points of GCJ-02, as those of the server do', () => {
    close(fromWgs84('GCJ02', [121.5272106, 31.1774276]), [121.531541859215, 31.17530398364597], 6)
    close(fromWgs84('GCJ02', [116.404, 39.915]), [116.41024449916938, 39.91640428150164])
  })
  it('come back to the same place', () => {
    for (let lon = 73.5; lon < 135; lon += 4.1) {
      for (let lat = 3.5; lat < 53; lat += 3.7) close(toWgs84('GCJ02', fromWgs84('GCJ02', [lon, lat])), [lon, lat])
    }
  })
  it('do not move outside of China, nor in WGS84 and CGCS2000', () => {
    expect(fromWgs84('GCJ02', [2.35, 48.85])).toEqual([2.35, 48.85])
    expect(toWgs84('CGCS2000', [119, 25.4])).toEqual([119, 25.4])
    expect(coordinateText('WGS84', [119.0000004, 25.4])).toBe('119.000000, 25.400000')
  })
})

describe('a coordinate as it is typed', () => {
  const city = [118.4, 24.9, 119.7, 25.8] as const

  it('is read in degrees, in degrees with minutes and seconds, and with letters in any order', () => {
    expect(parseCoordinate('119.0123, 25.4567')).toEqual({ at: [119.0123, 25.4567], swapped: false })
    expect(parseCoordinate('119.0123 25.4567')).toEqual({ at: [119.0123, 25.4567], swapped: false })
    expect(parseCoordinate('25.5N 119.25E')).toEqual({ at: [119.25, 25.5], swapped: false })
    expect(parseCoordinate('北25.5 东119.25')).toEqual({ at: [119.25, 25.5], swapped: false })
    expect(parseCoordinate('119°30′0″E，25°15′36″N')).toEqual({ at: [119.5, 25.26], swapped: false })
    expect(parseCoordinate('70.5W 33.4S')).toEqual({ at: [-70.5, -33.4], swapped: false })
  })
  it('is swapped where the order cannot be meant, and says so', () => {
    expect(parseCoordinate('25.4567, 119.0123')).toEqual({ at: [119.0123, 25.4567], swapped: true })
    expect(parseCoordinate('25.4, 61.2', [60, 20, 62, 30])).toEqual({ at: [61.2, 25.4], swapped: true })
    expect(parseCoordinate('119.0, 25.4', city)).toEqual({ at: [119, 25.4], swapped: false })
  })
  it('is refused where it is none', () => {
    for (const text of ['', '119', 'abc', '1 2 3', '119E 25E']) expect(parseCoordinate(text)).toEqual({ reason: 'form' })
    expect(parseCoordinate('250, 119')).toEqual({ reason: 'range' })
  })
})
