import { describe, expect, it } from 'vitest'
import { monthsBefore, monthsOf } from '../../src/ledger/slice'

describe('the window of the ledger', () => {
  it('goes back by months and stays in the month', () => {
    expect(monthsBefore('2026-11-26', 11)).toBe('2025-12-26')
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28')
    expect(monthsBefore('2026-12-05', -1)).toBe('2027-01-05')
  })
  it('has every month, also one in which nothing was booked', () => {
    expect(monthsOf('2025-11-15', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsOf('2026-02-01', '2026-02-28')).toEqual(['2026-02'])
  })
})
