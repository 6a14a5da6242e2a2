import { describe, expect, it } from 'vitest'
import { emptyRule, KINDS, listOf, spanLinesOf, spansOf, startOf, TYPES } from '../../src/rules/kinds'

describe('the kinds of rules', () => {
  it('begin with a value for each of their parameters', () => {
    for (const kind of TYPES) expect(Object.keys(startOf(kind))).toEqual(KINDS[kind].map((one) => one.name))
    expect(emptyRule().parameters).toEqual({ most: 2, starts: ['01-01'], whose: 'OWN' })
  })
})

describe('spans of days', () => {
  it('are lines of first, last and name, and come back as they were', () => {
    const spans = [{ from: '06-07', to: '06-10', name: '普通高考' }, { from: '2027-06-26', to: '2027-06-28', name: 'entrance examination' }]
    expect(spanLinesOf(spans)).toBe('06-07 06-10 普通高考\n2027-06-26 2027-06-28 entrance examination')
    expect(spansOf(spanLinesOf(spans))).toEqual(spans)
  })
  it('keep what is missing empty, for the server to say so', () => {
    expect(spansOf(' 06-07 \n\n')).toEqual([{ from: '06-07', to: '', name: '' }])
  })
})

describe('a list', () => {
  it('is its lines without blanks', () => {
    expect(listOf(' a \n\n b')).toEqual(['a', 'b'])
  })
})
