import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/api'
import { covers, homeOf } from '../../src/place'

const area = (code: string) => ({ code, name: code, level: 'TOWN' })

function caller(own: string | null, granted: string[]): Caller {
  return {
    username: 'u', displayName: 'u', role: 'AREA_OFFICER', mustChangePassword: false, organisation: null,
    area: own ? area(own) : null, areas: granted.map(area), clearance: 'INTERNAL', subject: null, places: ['map'],
  }
}

describe('where a caller begins', () => {
  it('is the own area when the grants hold it', () => {
    expect(homeOf(caller('350302100', ['350302']))).toBe('350302100')
  })
  it('is the first granted area when the own one may not be seen', () => {
    expect(homeOf(caller('350305', ['350305102', '350305103']))).toBe('350305102')
  })
  it('is nowhere when nothing is granted and there is no area', () => {
    expect(homeOf(caller(null, []))).toBeNull()
  })
  it('covers itself and what is below, never a sibling or what is above', () => {
    const granted = [{ code: '350302001' }]
    expect(covers(granted, '350302001')).toBe(true)
    expect(covers(granted, '350302001001')).toBe(true)
    expect(covers(granted, '350302002')).toBe(false)
    expect(covers(granted, '350302')).toBe(false)
  })
})
