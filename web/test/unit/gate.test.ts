import { describe, expect, it } from 'vitest'
import type { MatterStep } from '../../src/api'
import { weeksOf } from '../../src/matters/months'
import { hoursOf, lastUrge } from '../../src/matters/time'

const step = (number: number, action: string, from: string, to: string): MatterStep => ({
  number, action, from, to, party: 'CENTRE', organisation: 'centre', organisationName: '中心', reason: '', at: '2026-11-26T02:00:00Z',
})

describe('the time of a matter', () => {
  it('is told in half hours, never more than is left', () => {
    expect([0, 29, 30, 89, -95].map(hoursOf)).toEqual([0, 0, 0.5, 1, 1.5])
  })
  it('shows the last urging of the state it is in', () => {
    const steps = [step(1, 'submit', 'DRAFT', 'SUBMITTED'), step(2, 'urge', 'SUBMITTED', 'SUBMITTED'), step(3, 'approve', 'SUBMITTED', 'APPROVED')]
    expect(lastUrge(steps)).toBeUndefined()
    expect(lastUrge(steps.slice(0, 2))?.number).toBe(2)
    expect(lastUrge([...steps, step(4, 'urge', 'APPROVED', 'APPROVED')])?.number).toBe(4)
  })
})

describe('a month of the calendar', () => {
  it('has weeks from Monday to Sunday and the days that were said to be otherwise', () => {
    const weeks = weeksOf(2026, 2, [{ day: '2026-02-14', working: true, name: '春节调休上班', own: false }, { day: '2026-02-16', working: false, name: '春节', own: false }])
    expect(weeks).toHaveLength(5)
    expect(weeks[0]?.slice(0, 6)).toEqual([null, null, null, null, null, null])
    expect(weeks[0]?.[6]).toMatchObject({ day: '2026-02-01', working: false })
    expect(weeks[2]?.[5]).toMatchObject({ number: 14, working: true })
    expect(weeks[3]?.map((day) => day?.working)).toEqual([false, true, true, true, true, false, false])
    expect(weeks.flat().filter(Boolean)).toHaveLength(28)
  })
})
