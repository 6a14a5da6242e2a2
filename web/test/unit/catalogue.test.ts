import { describe, expect, it } from 'vitest'
import { ariaSort, nextSort } from '../../src/catalogue/columns'
import { findElements } from '../../src/catalogue/elementSearch'
import { filterText, operatorsFor, parseFilter, withFilter } from '../../src/catalogue/filters'
import { windowOf } from '../../src/catalogue/windowed'
import type { Dataset, Element } from '../../src/api'

const element = (name: string, more: Partial<Element> = {}): Element => ({ name, label: name, type: 'TEXT', ...more })

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

describe('a filter of the table', () => {
  it('keeps colons in its value', () => {
    expect(parseFilter('at:ge:2026-01-01T10:00:00')).toEqual({ element: 'at', operator: 'ge', value: '2026-01-01T10:00:00' })
    expect(parseFilter('at:like:x')).toBeNull()
    expect(filterText({ element: 'name', operator: 'notnull', value: '' })).toBe('name:notnull:true')
  })
  it('takes the place of the one that asks the same of the same element, so that from and to go together', () => {
    const both = withFilter(['day:ge:2026-01-01'], { element: 'day', operator: 'le', value: '2026-06-30' })
    expect(withFilter(both, { element: 'day', operator: 'ge', value: '2026-02-01' })).toEqual(['day:le:2026-06-30', 'day:ge:2026-02-01'])
  })
  it('asks only what an element can answer', () => {
    expect(operatorsFor(element('name'))).toContain('starts')
    expect(operatorsFor(element('amount', { type: 'DECIMAL' }))).not.toContain('contains')
    expect(operatorsFor(element('kind', { codes: [{ code: '1', label: 'one' }] }))).not.toContain('starts')
  })
})

describe('the header of a column', () => {
  it('orders up, then down, then as stored', () => {
    expect(['', 'day', '-day', 'name'].map((sort) => nextSort(sort, 'day'))).toEqual(['day', '-day', '', 'day'])
    expect(ariaSort('-day', 'day')).toBe('descending')
    expect(ariaSort('-day', 'name')).toBe('none')
  })
})

describe('the search over all elements', () => {
  const dataset = (id: string, elements: Element[]): Dataset => ({ id, name: id, owner: 'o', sensitivity: 'PUBLIC', synthetic: false, elements, key: [] })
  const all = [dataset('enterprise', [element('uscc', { label: '统一社会信用代码', rule: 'USCC' }), element('phone', { mask: 'PHONE', rule: 'PHONE' })]), dataset('event', [element('phone', { rule: 'PHONE' })])]
  const none = { text: '', type: '', rule: '', masked: false }
  it('finds by every word in label, column or dataset', () => {
    expect(findElements(all, { ...none, text: '信用 enterprise' }).map((one) => one.element.name)).toEqual(['uscc'])
    expect(findElements(all, none)).toHaveLength(3)
  })
  it('narrows by rule and mask', () => {
    expect(findElements(all, { ...none, rule: 'PHONE' })).toHaveLength(2)
    expect(findElements(all, { ...none, rule: 'PHONE', masked: true }).map((one) => one.dataset.id)).toEqual(['enterprise'])
  })
})
