import { describe, expect, it } from 'vitest'
import { graticule, stepFor } from '../../src/map/graticule'
import { lettersFor } from '../../src/map/layers'
import { shortCount, styleOf, type MapState } from '../../src/map/mapStyle'
import { parseSubject } from '../../src/map/subject'

const state: MapState = {
  theme: 'light',
  place: { code: '350302', childLength: 9, bounds: [118.9, 25.2, 119.1, 25.5], labels: [{ code: '350302001', name: '龙桥街道', point: [119, 25.4] }] },
  layers: [{ id: 'school', name: '学校', letter: '学', colour: '#d55e00', categories: [{ code: 0, colour: '#0072b2', letter: '小' }], minZoom: 0, maxZoom: 16, geometry: 'POINT', visible: true, opacity: 1, style: null, timed: false }],
  bubbles: [{ layer: 'school', longitude: 119, latitude: 25.4, count: 12, radius: 14 }],
  labelsBelow: [],
  selection: { area: '350302001', point: null },
  hover: null,
  drawing: { type: 'FeatureCollection', features: [] },
  choropleth: null,
  window: null,
  base: null,
  tilesOf: (layer) => `http://127.0.0.1/tiles/${layer}/{z}/{x}/{y}.mvt`,
}

describe('the style of the map', () => {
  it('asks for nothing but our own tiles: no glyphs, no sprite', () => {
    const style = styleOf(state)
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
    expect(JSON.stringify(style).match(/https?:\/\/[^"/]+/g)).toEqual(['http://127.0.0.1', 'http://127.0.0.1'])
  })
  it('is empty while the place and the layers are still on their way, so that no picture is drawn to be thrown away', () => {
    expect(styleOf({ ...state, waiting: true })).toEqual({ version: 8, sources: {}, layers: [] })
    expect(styleOf({ ...state, waiting: false })).toEqual(styleOf(state))
  })
  it('draws no circle of a layer that is off', () => {
    expect(Object.keys(styleOf(state).sources)).toContain('bubbles')
    expect(Object.keys(styleOf({ ...state, layers: [] }).sources)).not.toContain('bubbles')
  })
  it('has no source that is empty, and no layer of a source that is not there', () => {
    const { sources, layers } = styleOf(state)
    expect(Object.keys(sources)).not.toContain('drawing')
    const missing = layers.filter((layer) => 'source' in layer && !(String(layer.source) in sources))
    expect(missing.map((layer) => layer.id)).toEqual([])
    const drawing = { type: 'FeatureCollection' as const, features: [{ type: 'Feature' as const, properties: {}, geometry: { type: 'Point' as const, coordinates: [119, 25] } }] }
    expect(styleOf({ ...state, drawing }).layers.map((layer) => layer.id)).toContain('drawing-point')
  })
  it('cuts what is drawn of a place as a whole into a tile or two, not into as many as the records', () => {
    const { graticule, labels, bubbles } = styleOf(state).sources
    // A place of 0.2 degrees is in view from zoom 10 on: there a tile of zoom 8 is 1.4 degrees wide.
    expect([graticule, labels]).toEqual([expect.objectContaining({ maxzoom: 8 }), expect.objectContaining({ maxzoom: 8 })])
    expect(bubbles).not.toHaveProperty('maxzoom')
    expect(styleOf({ ...state, place: null }).sources.graticule).toMatchObject({ maxzoom: 0 })
    expect(styleOf({ ...state, place: { ...state.place!, bounds: [119, 25, 119, 25] } }).sources.graticule).toMatchObject({ maxzoom: 16 })
  })
  it('paints land once where each part of the place has its outline, and at every level where one has none', () => {
    const land = (outlined: boolean) => JSON.stringify(styleOf({ ...state, place: { ...state.place!, outlined } }).layers.find((layer) => layer.id === 'land-outside'))
    expect(land(true)).toContain('["<=",["length",["get","code"]],9]')
    expect(land(false)).not.toContain('<=')
  })
  it('tints a selected area, but never the whole place in view: its land stays lighter than what is around it', () => {
    const tinted = (area: string) => styleOf({ ...state, selection: { area, point: null } }).layers.find((layer) => layer.id === 'land-selected')
    expect(JSON.stringify(tinted('350302001'))).toContain('350302001')
    expect(JSON.stringify(tinted('350302'))).not.toContain('350302')
  })
})

describe('the graticule', () => {
  it('has a handful of lines across the place at any size', () => {
    for (const width of [0.02, 0.3, 1.4, 20]) {
      expect(width / stepFor(width)).toBeGreaterThanOrEqual(4.9)
      expect(width / stepFor(width)).toBeLessThan(13)
    }
    expect(graticule([118.4, 24.9, 119.7, 25.8]).features.length).toBeLessThan(120)
  })
})

describe('a count in its circle', () => {
  it('is whole up to 9999 and in ten thousands above', () => {
    expect([shortCount(7), shortCount(9999), shortCount(12_340), shortCount(203_400)]).toEqual(['7', '9999', '1.2万', '20万'])
  })
})

describe('the subject in the address', () => {
  it('is read with its kind and key', () => {
    expect(parseSubject('enterprise:91350300MA2Y1X2X3X')).toEqual({ kind: 'enterprise', key: '91350300MA2Y1X2X3X', dataset: null })
    expect(parseSubject('record:event:42')).toEqual({ kind: 'record', dataset: 'event', key: '42' })
  })
  it('is nothing when it is broken', () => {
    for (const text of ['', 'enterprise', 'enterprise:', 'record:event', undefined, null]) expect(parseSubject(text)).toBeNull()
  })
})

describe('the letter of a layer', () => {
  it('is its first, or the next that no other layer has', () => {
    expect(lettersFor(['Enterprises', 'Events', 'Schools'])).toEqual(['E', 'V', 'S'])
    expect(lettersFor(['企业', '企业园区'])).toEqual(['企', '业'])
    expect(lettersFor([''])).toEqual([''])
  })
})
