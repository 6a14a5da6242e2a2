import { describe, expect, it } from 'vitest'
import { arranged, moved, parseArrangement, stillKnown } from '../../src/map/layerArrangement'

describe('the order of layers', () => {
  it('puts those that were ordered above those that were not', () => {
    expect(arranged(['a', 'b', 'c', 'd'], ['c', 'a'])).toEqual(['b', 'd', 'c', 'a'])
    expect(arranged(['a', 'b'], ['gone', 'b', 'a'])).toEqual(['b', 'a'])
  })
  it('moves a layer past its next visible neighbour and leaves the others where they are', () => {
    const ids = ['a', 'hidden', 'b', 'c']
    expect(moved(ids, [], ['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'hidden', 'a', 'c'])
    expect(moved(ids, [], ['a', 'b', 'c'], 'c', 1)).toEqual(ids)
    expect(moved(ids, [], ['a', 'b', 'c'], 'a', -1)).toEqual(ids)
    expect(moved(ids, [], ['a'], 'hidden', 1)).toEqual(ids)
  })
})

describe('the layers whose tiles stay', () => {
  it('are those that are on and the last that were, never more than the limit', () => {
    expect(stillKnown(['a', 'b'], ['b', 'c'])).toEqual(['a', 'b', 'c'])
    expect(stillKnown(['a', 'b', 'c'], ['d'], 3)).toEqual(['b', 'c', 'd'])
    expect(stillKnown(['a', 'b'], ['c', 'd', 'e'], 3)).toEqual(['c', 'd', 'e'])
  })
  it('stay bounded however often layers are turned on and off', () => {
    let known: string[] = []
    for (let turn = 0; turn < 500; turn++) known = stillKnown(known, Array.from({ length: 30 }, (_, index) => `layer-${(turn + index) % 200}`))
    expect(known.length).toBe(48)
    expect(new Set(known).size).toBe(48)
  })
})

describe('what the browser kept', () => {
  it('is read, also as it was kept before there was an order', () => {
    expect(parseArrangement('["school"]')).toEqual({ on: ['school'], order: [], opacity: {} })
    expect(parseArrangement('{"on":["a"],"order":["a"],"opacity":{"a":0.4,"b":7,"c":"x"}}')).toEqual({ on: ['a'], order: ['a'], opacity: { a: 0.4 } })
  })
  it('is nothing where it is broken', () => {
    for (const text of [null, '', '{', '3', '"x"', 'null']) expect(parseArrangement(text).on).toBeNull()
  })
})
