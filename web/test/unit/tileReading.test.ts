import { describe, expect, it, vi } from 'vitest'
import type { Map as GlMap } from 'maplibre-gl'
import { isOutside } from '../../src/map/tileReading'

const place = { code: '350302', childLength: 9, bounds: null, labels: [] }

/** A map with land here and around. */
function mapWith(here: string[], around: string[] = here) {
  const queryRenderedFeatures = vi.fn(([[west], [east]]: [[number], [number]]) => (west === east ? here : around).map((code) => ({ properties: { code } })))
  return { map: { project: () => ({ x: 100, y: 100 }), queryRenderedFeatures } as unknown as GlMap, queryRenderedFeatures }
}

describe('a circle', () => {
  it('is outside on land of others, and not where land of the place in view is drawn', () => {
    expect(isOutside(mapWith(['3503', '350303']).map, place, [119, 25])).toBe(true)
    expect(isOutside(mapWith(['3503', '350302001'], ['350303']).map, place, [119, 25])).toBe(false)
  })
  it('off a shore is where the shore belongs to, and nowhere outside at sea', () => {
    expect(isOutside(mapWith([], ['350303']).map, place, [119, 25])).toBe(true)
    expect(isOutside(mapWith([], ['350303', '350302001']).map, place, [119, 25])).toBe(false)
    expect(isOutside(mapWith([]).map, place, [119, 25])).toBe(false)
  })
  it('is nowhere outside of a place that holds all there is, and the map is not searched for it', () => {
    const { map, queryRenderedFeatures } = mapWith(['3503', '350303'])
    expect(isOutside(map, { ...place, whole: true }, [119, 25])).toBe(false)
    expect(queryRenderedFeatures).not.toHaveBeenCalled()
  })
})
