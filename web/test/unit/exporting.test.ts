import { describe, expect, it } from 'vitest'
import { exportRefusal } from '../../src/catalogue/exporting'

describe('a file that was not made', () => {
  it('says how many rows there are and how many a file holds', () => {
    const detail = 'These are 1200000 rows and a file holds at most 1000000: narrow the slice with area or filter.'
    expect(exportRefusal({ status: 422, code: 'export-too-large', detail })).toEqual({ key: 'tooManyRows', values: { rows: 1_200_000, most: 1_000_000 } })
  })

  it('says what the server said of anything else, and that it is away when it is', () => {
    expect(exportRefusal({ status: 403, code: 'forbidden', detail: 'no' })).toEqual({ key: 'refused', values: { reason: 'no' } })
    expect(exportRefusal({ status: 0, code: 'client.unreachable', detail: '' })).toEqual({ key: 'away', values: {} })
  })
})
