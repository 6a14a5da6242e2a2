import { describe, expect, it } from 'vitest'
import { byUrgency, matches } from '../../src/systems/freshness'
import { filledPull } from '../../src/systems/pulls'

describe('the list of source systems', () => {
  it('begins with what is late, longest first, then with what was heard longest ago', () => {
    const list = [{ id: 'new', lastSync: '2026-05-02' }, { id: 'late', stale: true, staleSince: '2026-05-01' }, { id: 'old', lastSync: '2026-01-01' }, { id: 'latest', stale: true, staleSince: '2026-02-01' }]
    expect(list.sort(byUrgency).map((one) => one.id)).toEqual(['latest', 'late', 'old', 'new'])
  })
  it('is narrowed by all that is chosen', () => {
    const system = { id: 'pop', name: '人口库', owner: 'police', ownerName: '公安局', state: 'LIVE', accessMode: 'PULL', stale: false }
    const none = { text: '', state: '', access: '', owner: '', stale: false }
    expect(matches(system, { ...none, text: '公安', state: 'LIVE' })).toBe(true)
    expect(matches(system, { ...none, access: 'PUSH' })).toBe(false)
    expect(matches(system, { ...none, stale: true })).toBe(false)
  })
})

describe('a pull as it is sent', () => {
  const form = { name: 'p', dataset: 'd', url: 'jdbc:postgresql://h/d', user: 'u', password: '', table: 't', query: 'SELECT 1', watermark: 'at', overlap: 'PT5M', schedule: '', enabled: true, by: 'table' as const }
  it('names either a table or a query, and keeps the password where none was written', () => {
    expect(filledPull(form, false)).toEqual({ name: 'p', dataset: 'd', url: 'jdbc:postgresql://h/d', user: 'u', enabled: true, table: 't', query: null, watermark: 'at', overlap: 'PT5M', schedule: null })
    expect(filledPull({ ...form, by: 'query', password: 'x' }, false)).toMatchObject({ table: null, query: 'SELECT 1', password: 'x' })
  })
  it('has no watermark where each run reads all', () => {
    expect(filledPull(form, true)).toMatchObject({ watermark: null, overlap: null })
  })
})
