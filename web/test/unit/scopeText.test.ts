import { describe, expect, it } from 'vitest'
import { scopeParts } from '../../src/admin/scopeText'

describe('the scope of an audit entry', () => {
  it('is the code that its range is all below', () => {
    expect(scopeParts('350303100201000000-350303100201999999')).toEqual(['350303100201'])
    expect(scopeParts('350300000000000000-350399999999999999')).toEqual(['3503'])
  })
  it('is everything when it holds every code', () => {
    expect(scopeParts('1-999999999999999999')).toEqual([''])
  })
  it('stays as it is when it is no such range', () => {
    expect(scopeParts('350303100201000000-350303100305999999')).toEqual(['350303100201000000-350303100305999999'])
    expect(scopeParts('own subject')).toEqual(['own', 'subject'])
    expect(scopeParts('')).toEqual([])
  })
})
