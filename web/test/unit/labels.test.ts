import { describe, expect, it } from 'vitest'
import type { Bounds } from '../../src/api'
import { labelsBelow } from '../../src/map/labels'

const VIEW: Bounds = [0, 0, 10, 10]

function box(code: string, [west, south, east, north]: Bounds) {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
  return { properties: { code, name: `area ${code}` }, geometry: { type: 'Polygon' as const, coordinates: [ring] } }
}

describe('the names of the areas one level further down', () => {
  it('stand once for each area, in the part that shows most', () => {
    const labels = labelsBelow([box('11001', [0, 0, 1, 1]), box('11001', [1, 0, 5, 4]), box('11002', [6, 6, 8, 8])], 2, VIEW)
    expect(labels).toEqual([
      { code: '11001', name: 'area 11001', point: [3, 2] },
      { code: '11002', name: 'area 11002', point: [7, 7] },
    ])
  })
  it('are not those of levels further down, nor of the level itself', () => {
    expect(labelsBelow([box('11', [0, 0, 9, 9]), box('11001', [0, 0, 4, 4]), box('11001001', [0, 0, 2, 2])], 2, VIEW).map((label) => label.code)).toEqual(['11001'])
  })
  it('stand in the part of the area that is in view, and nowhere when none is', () => {
    expect(labelsBelow([box('11001', [8, 8, 14, 14])], 2, VIEW)[0]?.point).toEqual([9, 9])
    expect(labelsBelow([box('11001', [20, 20, 24, 24])], 2, VIEW)).toEqual([])
    expect(labelsBelow([], 2, VIEW)).toEqual([])
  })
})
