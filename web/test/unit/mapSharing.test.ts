import { describe, expect, it } from 'vitest'
import { pdfOf } from '../../src/map/print/pdf'
import { layoutOf, metresPerMillimetre, roundScale, scaleBar, type Box } from '../../src/map/print/sheet'
import { readView, viewQuery, type ViewState } from '../../src/map/viewLink'

describe('a shared view', () => {
  const view: ViewState = { camera: { center: [119.01234, 25.43], zoom: 11.5 }, layers: ['school', 'event'], opacity: { event: 0.4 }, base: 'tianditu', window: { from: '2026-01-01', to: '2026-01-31' } }

  it('comes back from its address as it was', () => {
    expect(readView(viewQuery(view))).toEqual(view)
    expect(readView({})).toEqual({ camera: null, layers: null, opacity: {}, base: null, window: null })
  })
  it('carries names and places only', () => {
    expect(Object.keys(viewQuery(view)).sort()).toEqual(['at', 'base', 'from', 'layers', 'to'])
  })
  it('passes over what is broken', () => {
    for (const at of ['', '119', '119,25', '119,95,3', 'a,b,c', '119,25,99', 7, null]) expect(readView({ at }).camera).toBeNull()
    expect(readView({ layers: 'a,<b>,c~9,../d' })).toMatchObject({ layers: ['a', 'c'], opacity: {} })
    expect(readView({ from: '2026-02-01', to: '2026-01-01' }).window).toBeNull()
    expect(readView({ layers: Array.from({ length: 90 }, (_, index) => `l${index}`).join(',') }).layers).toHaveLength(40)
  })
})

describe('a sheet of paper', () => {
  it('has title, map, legend and foot beside each other, inside of its margins', () => {
    for (const size of ['A4', 'A3'] as const) {
      for (const orientation of ['landscape', 'portrait'] as const) {
        const layout = layoutOf(size, orientation, 12)
        const boxes = [layout.title, layout.map, layout.legend, layout.foot]
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(10)
          expect(box.x + box.width).toBeLessThanOrEqual(layout.page.widthMillimetres - 9.99)
          expect(box.y + box.height).toBeLessThanOrEqual(layout.page.heightMillimetres - 9.99)
        }
        for (const [index, one] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect(overlap(one, other)).toBe(false)
        expect(layout.map.width * layout.map.height).toBeGreaterThan(0.4 * layout.page.widthMillimetres * layout.page.heightMillimetres)
      }
    }
    expect(layoutOf('A4', 'landscape', 0).page).toEqual({ widthMillimetres: 297, heightMillimetres: 210 })
  })
  it('tells its scale', () => {
    const metres = metresPerMillimetre([119, 0], 10, 4)
    expect(metres).toBeCloseTo((40_075_016.686 / (512 * 1024)) * 4, 6)
    expect(roundScale(305.7)).toBe(310_000)
    expect(scaleBar(300, 50)).toEqual({ metres: 10_000, millimetres: 10_000 / 300 })
    expect(scaleBar(3, 50).metres).toBe(100)
  })
})

describe('a PDF', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 1, 2, 3, 0xff, 0xd9])
  const bytes = pdfOf(jpeg, { width: 20, height: 10 }, { widthMillimetres: 297, heightMillimetres: 210 }, '荔城区')
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

  it('finds each of its objects where its table says', () => {
    const start = Number(/startxref\n(\d+)/.exec(text)![1])
    expect(text.slice(start, start + 4)).toBe('xref')
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]))
    expect(offsets).toHaveLength(6)
    for (const [index, offset] of offsets.entries()) expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`))
  })
  it('holds the picture as it is, on a page of the paper, with its title', () => {
    expect(text).toContain('/MediaBox [0 0 841.89 595.28]')
    expect(text).toContain('<feff83547f8e533a>'.replace('7f8e', '57ce'))
    const at = text.indexOf('stream\n', text.indexOf('/DCTDecode')) + 7
    expect([...bytes.slice(at, at + jpeg.length)]).toEqual([...jpeg])
  })
})

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
