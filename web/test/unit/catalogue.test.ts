import { describe, expect, it } from 'vitest'
import { headersFor, isUtf8 } from '../../src/catalogue/encoding'
import { windowOf } from '../../src/catalogue/windowed'

const GB18030_PUTIAN = new Uint8Array([0xc6, 0xce, 0xcc, 0xef])

describe('the encoding of a file', () => {
  it('is UTF-8 when the bytes are valid, also when the sample ends inside of a character', () => {
    const bytes = new TextEncoder().encode('莆田')
    expect(isUtf8(bytes)).toBe(true)
    expect(isUtf8(bytes.slice(0, 5))).toBe(true)
  })
  it('is GB18030 when they are not', async () => {
    expect(isUtf8(GB18030_PUTIAN)).toBe(false)
    const file = new File([GB18030_PUTIAN], 'schools.csv')
    expect((await headersFor(file, 'auto'))['Content-Type']).toBe('text/csv; charset=GB18030')
  })
  it('is what was chosen, and a compressed file says so', async () => {
    const headers = await headersFor(new File([GB18030_PUTIAN], 'schools.csv.gz'), 'gb18030')
    expect(headers).toEqual({ 'Content-Type': 'text/csv; charset=GB18030', 'Content-Encoding': 'gzip' })
  })
})

describe('the rows drawn of a long table', () => {
  it('are those in view and a margin', () => {
    const { from, to } = windowOf(10_000, 38, 190_000, 760)
    expect(from).toBeGreaterThan(4900)
    expect(to - from).toBeLessThan(80)
    expect(from * 38).toBeLessThan(190_000)
    expect(to * 38).toBeGreaterThan(190_760)
  })
  it('are the last ones when the table has become shorter than where it was scrolled to', () => {
    expect(windowOf(100, 38, 190_000, 760)).toEqual({ from: 60, to: 100 })
  })
  it('are all of a short table', () => {
    expect(windowOf(5, 38, 0, 800)).toEqual({ from: 0, to: 5 })
    expect(windowOf(0, 38, 0, 800)).toEqual({ from: 0, to: 0 })
  })
})
