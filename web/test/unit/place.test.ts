import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/api'
import { covers, holdsAll, homeOf, reaches } from '../../src/place'

const area = (code: string) => ({ code, name: code, level: 'TOWN' })

function caller(own: string | null, granted: string[]): Caller {
  return {
    username: 'u', displayName: 'u', role: 'AREA_OFFICER', mustChangePassword: false, organisation: null,
    area: own ? area(own) : null, areas: granted.map(area), clearance: 'INTERNAL', subject: null, places: ['map'],
  }
}

describe('where a caller begins', () => {
  it('is the area that holds all granted ones', () => {
    expect(homeOf(caller('350305', ['350305102', '350305103']))).toBe('350305')
  })
  it('is the first granted area when nothing holds them all', () => {
    expect(homeOf(caller(null, ['350305102', '350305103']))).toBe('350305102')
  })
  it('lets go to what holds the granted areas and no further up', () => {
    const zone = caller('350305', ['350305102', '350305103'])
    expect(reaches(zone, '350305')).toBe(true)
    expect(reaches(zone, '350305102001')).toBe(true)
    expect(reaches(zone, '3503')).toBe(false)
    expect(reaches(caller('3503', []), '350302')).toBe(true)
  })
  it('sees nothing outside of what holds all of it, while it does outside of one of its parts', () => {
    expect(holdsAll('350305', caller('350305', ['350305102']))).toBe(true)
    expect(holdsAll('3503', caller('350305', ['350305102']))).toBe(true)
    expect(holdsAll('350305102', caller('350305', ['350305102', '350305103']))).toBe(false)
    expect(holdsAll('350305102', caller(null, ['350305102', '350302001']))).toBe(false)
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
