import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { BaseMap, Layer, PlacedFeature } from '../../src/api'
import { noDataColour } from '../../src/classes'
import { i18n } from '../../src/i18n'
import { addressesOf, baseLayers, baseSources, isDrawable } from '../../src/map/baseMap'
import { gather, OTHERS, radiusOf } from '../../src/map/bubbles'
import { parseAddress, stripsOf } from '../../src/map/geographicTiles'
import { groupsOf } from '../../src/map/layerGroups'
import type { LayerChoice } from '../../src/map/layers'
import { bodyOf, isGathered, pressable } from '../../src/map/layerPaint'
import { styleOf, type MapState } from '../../src/map/mapStyle'
import type { DrawnLayer } from '../../src/map/model'
import { hasMarks, drawnBy, marksOf } from '../../src/map/layerMarks'
import { MAP_COLOURS } from '../../src/map/palette'
import { thingsOf } from '../../src/map/placePress'
import { placeOf } from '../../src/map/subject'
import { shortened } from '../../src/map/print/drawSheet'
import { draftOf, kindsFor, lacks, trimmed } from '../../src/map/thematic/styleDraft'
import { valuesOf } from '../../src/map/thematic/thematic'
import TimeSlider from '../../src/map/thematic/TimeSlider.vue'
import MapToolbar from '../../src/map/tools/MapToolbar.vue'
import SketchReading from '../../src/map/tools/SketchReading.vue'
import { stepTo } from '../../src/map/tools/toolList'

const at = (name: string) => `[data-testid=${name}]`
const drawn = (change: Partial<DrawnLayer> = {}): DrawnLayer => ({
  id: 'school', name: '学校', letter: '学', colour: '#0072b2', categories: [], minZoom: 0, maxZoom: 14, geometry: 'POINT', visible: true, opacity: 1, style: null, timed: false, ...change,
})
const layer = (change: Partial<Layer> = {}): Layer => ({ id: 'school', name: '学校', geometry: 'POINT', minZoom: 0, maxZoom: 14, categories: [], ...change })

describe('the toolbar', () => {
  beforeEach(() => setActivePinia(createPinia()))

  async function toolbar(phone = false) {
    const bar = mount(MapToolbar, { props: { phone, modelValue: null }, global: { plugins: [i18n] }, attachTo: document.body })
    await flushPromises()
    return bar
  }

  it('names each tool for those who cannot see it, and tells which is in use', async () => {
    const bar = await toolbar()
    expect(bar.findAll('[data-tool]').map((one) => one.attributes('aria-label'))).toContain('画圆统计')
    await bar.get(at('tool-distance')).trigger('click')
    expect(bar.emitted('update:modelValue')).toEqual([['distance']])
    bar.unmount()
  })
  it('is gone along by arrow keys, and passed by one Tab', async () => {
    const bar = await toolbar()
    expect(bar.findAll('[tabindex="0"]')).toHaveLength(1)
    await bar.get(at('map-tools')).trigger('keydown', { key: 'ArrowRight' })
    await flushPromises()
    expect(document.activeElement?.getAttribute('data-tool')).toBe('area')
    expect([stepTo(0, 'ArrowLeft', 10), stepTo(9, 'ArrowRight', 10), stepTo(4, 'Home', 10), stepTo(4, 'End', 10), stepTo(4, 'x', 10)]).toEqual([9, 0, 0, 9, null])
    bar.unmount()
  })
  it('is one button on a phone', async () => {
    const bar = await toolbar(true)
    expect(bar.findAll('[data-tool]')).toHaveLength(0)
    await bar.get(at('map-tools-open')).trigger('click')
    expect(bar.findAll('[data-tool]').length).toBeGreaterThan(5)
    bar.unmount()
  })
})

describe('the reading of a sketch', () => {
  it('follows the pointer, and does not offer to end what is not whole', async () => {
    const reading = mount(SketchReading, { props: { sketch: { kind: 'distance', points: [[119, 25]], done: false }, pointer: [119.01, 25] }, global: { plugins: [i18n] } })
    expect(reading.get(at('sketch-reading')).text()).toContain('1.01 km')
    expect(reading.get(at('sketch-finish')).attributes('disabled')).toBeDefined()
    await reading.setProps({ sketch: { kind: 'polygon', points: [[0, 0], [1, 1], [1, 0], [0, 1]], done: false } })
    expect(reading.get('[role=alert]').text()).toContain('自相交')
  })
})

describe('the time slider', () => {
  const choice = (time: Layer['time']) => ({ ...drawn({ timed: Boolean(time) }), layer: layer({ time }) }) as LayerChoice

  it('is not there where no layer has a time', () => {
    expect(mount(TimeSlider, { props: { layers: [choice(null)], modelValue: null }, global: { plugins: [i18n] } }).find(at('time-slider')).exists()).toBe(false)
  })
  it('chooses the window it is moved to, and can be left', async () => {
    const slider = mount(TimeSlider, { props: { layers: [choice({ from: '2026-01-10', to: '2026-12-01' })], modelValue: null }, global: { plugins: [i18n] } })
    await slider.get('select').setValue('month')
    await slider.get(at('time-range')).setValue('1')
    expect(slider.emitted('update:modelValue')?.at(-1)).toEqual([{ from: '2026-02-01', to: '2026-02-28' }])
  })
})

describe('a layer on the map', () => {
  const state: MapState = {
    theme: 'light', place: null, layers: [drawn()], bubbles: [], labelsBelow: [], selection: { area: null, point: null }, hover: null, drawing: { type: 'FeatureCollection', features: [] },
    choropleth: null, window: null, base: null, tilesOf: (id, window) => `/tiles/${id}${window ? `?from=${window.from}` : ''}`,
  }

  it('keeps its source and its place when it is turned off: only its visibility changes', () => {
    const [on, off] = [styleOf(state), styleOf({ ...state, layers: [drawn({ visible: false })] })]
    expect(off.sources['points-school']).toEqual(on.sources['points-school'])
    expect(off.layers.map((one) => one.id)).toEqual(on.layers.map((one) => one.id))
    expect(off.layers.filter((one) => 'source' in one && one.source === 'points-school').every((one) => one.layout?.visibility === 'none')).toBe(true)
    expect(pressable(drawn({ visible: false }))).toEqual([])
  })
  it('asks for a window of time only where it has a time', () => {
    const window = { from: '2026-01-01', to: '2026-01-31' }
    const style = styleOf({ ...state, window, layers: [drawn(), drawn({ id: 'event', timed: true })] })
    expect(style.sources['points-school']).toMatchObject({ tiles: ['/tiles/school'] })
    expect(style.sources['points-event']).toMatchObject({ tiles: ['/tiles/event?from=2026-01-01'] })
  })
  it('has the colour of each class, told by the number in the tile, and one for no data', () => {
    const style = { kind: 'CLASSES' as const, field: 'score', breaks: [0, 10, 20], colors: ['#111111', '#222222'] }
    const classed = layer({ categories: [{ code: 0, value: '0', label: '0 – 10' }, { code: 1, value: '1', label: '10 – 20' }, { code: 2, value: '', label: '其他' }] })
    const marks = marksOf(classed, style, [], 'light')
    expect(hasMarks(style)).toBe(true)
    expect(marks.map((one) => one.colour)).toEqual(['#111111', '#222222', noDataColour('light')])
    expect(JSON.stringify(bodyOf(drawn({ style, categories: marks }), MAP_COLOURS.light))).toContain('["match",["get","category"],0,"#111111",1,"#222222",2,"#d3d7dd"')
  })
  it('grows by area from class to class', () => {
    const style = { kind: 'SIZE' as const, field: 'score', breaks: [0, 1, 2, 3], color: '#111111', minRadius: 2, maxRadius: 10 }
    const sized = layer({ categories: [0, 1, 2].map((code) => ({ code, value: String(code), label: '' })) })
    expect(marksOf(sized, style, [], 'light').map((one) => one.radius)).toEqual([2, 7.2, 10])
  })
  it('previews what the tiles can tell apart, and nothing else', () => {
    const kept = { kind: 'CLASSES' as const, field: 'score', breaks: [0, 1, 2] }
    expect(drawnBy(kept, { kind: 'SIZE', field: 'score', breaks: [0, 1, 2] })).toBe(true)
    expect(drawnBy(kept, { kind: 'CLASSES', field: 'score', breaks: [0, 2] })).toBe(false)
    expect(drawnBy(kept, { kind: 'CATEGORIES', field: 'score' })).toBe(false)
    expect(drawnBy(null, { kind: 'SINGLE' })).toBe(true)
  })
  it('is heat without circles of counts', () => {
    const heat = drawn({ style: { kind: 'HEAT' } })
    expect(bodyOf(heat, MAP_COLOURS.light).map((one) => one.type)).toEqual(['heatmap'])
    expect(isGathered(heat)).toBe(false)
  })
  it('is coloured by area through feature state, without another source', () => {
    const coloured = styleOf({ ...state, choropleth: { colours: ['#111111', '#222222'], none: '#333333', steps: { 350302: 1 } } })
    expect(Object.keys(coloured.sources)).toEqual(Object.keys(styleOf(state).sources))
    expect(JSON.stringify(coloured.layers.find((one) => one.id === 'choropleth'))).toContain('feature-state')
  })
  it('does not crowd a cell: of many layers the smallest are summed up, and nothing is lost', () => {
    const points = Array.from({ length: 30 }, (_, index) => ({ layer: `l${index}`, longitude: 119, latitude: 25, count: index + 1 }))
    const bubbles = gather(points, 9)
    expect(bubbles).toHaveLength(6)
    expect(bubbles.find((one) => one.layer === OTHERS)?.count).toBe(325)
    expect(bubbles.reduce((sum, one) => sum + one.count, 0)).toBe(465)
    expect(radiusOf(325, 30)).toBeLessThanOrEqual(25)
  })
})

describe('a style', () => {
  const numeric = layer({ properties: [{ name: 'score', type: 'INTEGER' }, { name: 'wage', type: 'INTEGER', masked: true }, { name: 'kind', type: 'TEXT' }] })

  it('keeps only what its kind needs', () => {
    const draft = { ...draftOf(numeric, null, '#0072b2'), kind: 'SIZE' as const, field: 'score', minRadius: 60, maxRadius: 1 }
    expect(trimmed(draft)).toEqual({ kind: 'SIZE', color: '#0072b2', field: 'score', method: 'QUANTILE', breaks: null, minRadius: 1, maxRadius: 40 })
    expect(trimmed({ ...draft, kind: 'SINGLE' })).toEqual({ kind: 'SINGLE', color: '#0072b2', radius: 5 })
    expect(trimmed({ ...draft, kind: 'CLASSES', breaks: [0, 1, 2] })).toMatchObject({ kind: 'CLASSES', colors: [expect.stringMatching(/^#/), expect.stringMatching(/^#/)] })
  })
  it('says what it lacks; numbers that are masked are none', () => {
    const draft = { ...draftOf(numeric, null, 'hsl(1,2%,3%)'), kind: 'CLASSES' as const }
    expect(lacks(draft, layer({ properties: [{ name: 'kind', type: 'TEXT' }] }))).toBe('noField')
    expect(lacks(draft, numeric)).toBe('chooseField')
    expect(lacks({ ...draft, field: 'wage' }, numeric)).toBe('chooseField')
    expect(lacks({ ...draft, field: 'score' }, numeric)).toBeNull()
    expect(kindsFor('LINE')).not.toContain('HEAT')
  })
  it('by category is gone on with from the values that the layer has', () => {
    const told = layer({ categories: [{ code: 0, value: 'a', label: '甲' }, { code: 1, value: '', label: '其他' }] })
    const draft = draftOf(told, { kind: 'CATEGORIES', field: 'kind', choices: [{ value: 'z', color: '#123456' }] }, '#0072b2')
    expect(draft.choices?.map((one) => one.value)).toEqual(['a', 'z'])
  })
})

describe('layers in the panel', () => {
  it('stand by theme, those without one last, and are found by name in both languages', () => {
    const choices = [{ name: '杂', layer: layer({ name: '杂' }) }, { name: '学校', layer: layer({ theme: '教育', nameEn: 'Schools' }) }, { name: '幼儿园', layer: layer({ name: '幼儿园', theme: '教育' }) }]
    expect(groupsOf(choices, '', '其他').map((one) => [one.theme, one.choices.length])).toEqual([['教育', 2], ['其他', 1]])
    expect(groupsOf(choices, 'school', '其他').flatMap((one) => one.choices.map((choice) => choice.name))).toEqual(['学校'])
  })
})

describe('what is here', () => {
  it('is no area and nothing empty', () => {
    const feature = { id: '1' }
    const found = (id: string, count: number, items: PlacedFeature[]) => ({ layer: id, name: '', count, items })
    expect(thingsOf([found('areas', 1, [feature]), found('a', 0, []), found('b', 1, [feature])]).map((one) => one.layer)).toEqual(['b'])
  })
  it('is where its geometry is, in the middle of what that spans', () => {
    expect(placeOf({ id: '1', geometry: { type: 'Point', coordinates: [119, 25] } })).toEqual([119, 25])
    expect(placeOf({ id: '1', geometry: { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]] } })).toEqual([2, 1])
    expect(placeOf({ id: '1' })).toBeNull()
  })
})

describe('the value of an area', () => {
  it('is a nought where it is counted, and none where it is not told', () => {
    const values = valuesOf({ items: [{ key: 'a', name: '', count: 0 }, { key: 'b', name: '', count: 3, values: { 'sum:x': '7.5' } }, { key: '', name: '', count: 9 }] }, 'count')
    expect([...values]).toEqual([['a', 0], ['b', 3]])
    expect([...valuesOf({ items: [{ key: 'a', name: '', count: 1, values: { 'sum:x': null } }, { key: 'b', name: '', count: 3, values: { 'sum:x': '7.5' } }] }, 'sum:x')]).toEqual([['b', 7.5]])
  })
})

describe('a base map', () => {
  const base: BaseMap = { id: 't', name: '', kind: 'RASTER', grid: 'MERCATOR', sources: [['https://t0.example/{z}/{x}/{y}', 'https://t1.example/{z}/{x}/{y}'], ['https://t0.example/names/{z}/{x}/{y}']], crs: 'CGCS2000', maxZoom: 18 }
  const degrees: BaseMap = { ...base, grid: 'DEGREES', sources: [['https://t0.example/vec_c?x={x}&y={y}&z={z}']] }

  it('is drawn in Web Mercator and in plain degrees, and in nothing that would be shifted', () => {
    expect(isDrawable(base)).toBe(true)
    expect(isDrawable(degrees)).toBe(true)
    expect(isDrawable({ ...base, crs: 'GCJ02' })).toBe(false)
    expect(isDrawable({ ...degrees, kind: 'VECTOR' })).toBe(false)
    expect(isDrawable({ ...base, kind: 'NONE', sources: [] })).toBe(false)
  })
  it('has its pictures and its names one above the other, each from all of its servers', () => {
    expect(Object.keys(baseSources(base))).toEqual(['base-0', 'base-1'])
    expect(baseLayers(base, MAP_COLOURS.light).map((one) => one.id)).toEqual(['base-0', 'base-1'])
    expect(baseSources(base)['base-0']).toMatchObject({ type: 'raster', tiles: base.sources[0], maxzoom: 18 })
  })
  it('in degrees comes by an address that tells the tile and where to ask', () => {
    const [first] = addressesOf(degrees)[0] ?? []
    const address = first!.replace('{z}', '10').replace('{x}', '850').replace('{y}', '430')
    expect(parseAddress(address)).toEqual({ zoom: 10, column: 850, row: 430, template: 'https://t0.example/vec_c?x={x}&y={y}&z={z}' })
    expect(parseAddress('https://elsewhere')).toBeNull()
  })
  it('in degrees is put together without gap, from rows that hold the latitude', () => {
    const strips = stripsOf(10, 430)
    let to = 0
    for (const strip of strips) {
      expect(strip.to).toBeCloseTo(to, 6)
      to += strip.toHeight
      expect(strip.from + strip.fromHeight).toBeLessThanOrEqual(256.001)
    }
    expect(to).toBeCloseTo(256, 6)
    const north = (Math.atan(Math.sinh(Math.PI * (1 - (2 * 430) / 1024))) * 180) / Math.PI
    expect(90 - (strips[0]!.row + strips[0]!.from / 256) * (360 / 1024)).toBeCloseTo(north, 9)
  })
})

describe('a text on paper', () => {
  it('is shortened to what fits', () => {
    expect(shortened('abcdef', (part) => part.length <= 4)).toBe('abc…')
    expect(shortened('abc', () => true)).toBe('abc')
  })
})
