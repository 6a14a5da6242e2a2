import { describe, expect, it } from 'vitest'
import type { Dataset, Mapping, Page, Preview, Reject } from '../../src/api'
import { absentOf, codesOf, codesText, fits, isByName, missingOf, sharedOf, shownMapping, stepsFor, unusedOf, withoutStep, withSource, withStep } from '../../src/intake/mapping'
import { linesOf } from '../../src/intake/rejects'
import { headersFor } from '../../src/intake/sending'

const dataset: Dataset = {
  id: 'enterprise', name: '企业', owner: 'market', sensitivity: 'PUBLIC', synthetic: true, key: ['uscc'],
  elements: [
    { name: 'uscc', label: '统一社会信用代码', type: 'TEXT', rule: 'USCC' }, { name: 'name', label: '名称', type: 'TEXT', required: true },
    { name: 'founded', label: '成立日期', type: 'DATE' }, { name: 'capital', label: '注册资本', type: 'DECIMAL' },
  ],
}
const mapping: Mapping = { columns: [{ source: '代码', element: 'uscc', steps: [] }, { source: '企业名称', element: 'name', steps: [{ kind: 'TRIM' }] }] }
const preview = (more: Partial<Preview> = {}): Preview => ({
  format: { value: 'CSV', confidence: 1 }, charset: { value: 'UTF_8', confidence: 0.99 }, delimiter: { value: ',', confidence: 0.95 },
  reading: { format: 'CSV' }, header: ['代码'], rows: [], suggestions: [],
  dryRun: { rows: 1000, accepted: 1000, refused: 0, unplaced: 0, warnings: [], faults: [] }, ...more,
})

describe('a mapping', () => {
  it('takes an element from another column and keeps its steps', () => {
    const changed = withSource(mapping, 'name', '全称')
    expect(changed.columns[1]).toEqual({ source: '全称', element: 'name', steps: [{ kind: 'TRIM' }] })
    expect(mapping.columns[1]?.source).toBe('企业名称')
  })
  it('has no line for an element that comes from nowhere', () => {
    expect(withSource(mapping, 'name', null).columns.map((column) => column.element)).toEqual(['uscc'])
    expect(withoutStep(withStep(mapping, 'capital', { kind: 'CONSTANT', value: '0' }), 'capital', 'CONSTANT').columns).toHaveLength(2)
  })
  it('lets a constant take the place of the column and the column that of the constant', () => {
    const constant = withStep(mapping, 'name', { kind: 'CONSTANT', value: 'x' })
    expect(constant.columns[1]).toEqual({ source: null, element: 'name', steps: [{ kind: 'CONSTANT', value: 'x' }] })
    expect(withSource(constant, 'name', '名').columns[1]).toEqual({ source: '名', element: 'name', steps: [] })
  })
  it('has each step once', () => {
    const twice = withStep(withStep(mapping, 'name', { kind: 'DATE', pattern: 'a' }), 'name', { kind: 'DATE', pattern: 'b' })
    expect(twice.columns[1]?.steps).toEqual([{ kind: 'TRIM' }, { kind: 'DATE', pattern: 'b' }])
  })
  it('tells what is missing, left out and used twice', () => {
    const without = withSource(mapping, 'uscc', null)
    expect(missingOf(dataset, without).map((element) => element.name)).toEqual(['uscc'])
    expect(unusedOf(['代码', '企业名称', '备注'], mapping)).toEqual(['备注'])
    expect(absentOf(['代码'], mapping)).toEqual(['企业名称'])
    expect(sharedOf(withSource(mapping, 'capital', '代码'))).toEqual(['代码'])
  })
  it('offers only steps that fit the element', () => {
    const [uscc, , founded, capital] = dataset.elements
    expect(uscc && stepsFor(uscc)).toEqual(['TRIM', 'CODES', 'IDENTIFIER', 'CONSTANT'])
    expect(founded && stepsFor(founded)).toEqual(['TRIM', 'DATE', 'CONSTANT'])
    expect(capital && stepsFor(capital)).toEqual(['TRIM', 'UNIT', 'CONSTANT'])
  })
  it('reads code lists as they are pasted', () => {
    expect(codesOf('男=1\r\n 女 ＝ 2 \n其他\t9\nnothing\n')).toEqual({ 男: '1', 女: '2', 其他: '9' })
    expect(codesText({ 男: '1', 女: '2' })).toBe('男=1\n女=2')
  })
})

describe('a held file', () => {
  it('needs no questions when all is accepted, placed and sure', () => {
    expect(fits(preview())).toBe(true)
    expect(fits(preview({ delimiter: { value: ';', confidence: 0.4 } }))).toBe(false)
    expect(fits(preview({ dryRun: { rows: 10, accepted: 10, refused: 0, unplaced: 1, warnings: [], faults: [] } }))).toBe(false)
    expect(fits(preview({ dryRun: { rows: 0, accepted: 0, refused: 0, unplaced: 0, warnings: [], faults: [] } }))).toBe(false)
    expect(fits(preview({ problem: 'no header' }))).toBe(false)
  })
  it('needs no mapping when its columns have the names of the elements', () => {
    expect(isByName(preview({ suggestions: [{ element: 'name', source: 'name', score: 0.96, steps: [] }, { element: 'capital', score: 0, steps: [] }] }))).toBe(true)
    expect(isByName(preview({ suggestions: [{ element: 'name', source: '企业名称', score: 0.7, steps: [] }] }))).toBe(false)
    expect(isByName(preview({ suggestions: [{ element: 'founded', source: 'founded', score: 1, steps: [{ kind: 'DATE', pattern: 'yyyy/M/d' }] }] }))).toBe(false)
  })
  it('shows the mapping in force before the suggested one', () => {
    const suggested = { columns: [] }
    expect(shownMapping(preview({ suggested, reading: { format: 'CSV', mapping } }))).toBe(mapping)
    expect(shownMapping(preview({ suggested }))).toBe(suggested)
  })
  it('is sent as what its name says, without a claim about its encoding', () => {
    expect(headersFor('学校.CSV.gz')).toEqual({ 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' })
    expect(headersFor('a.geojson')).toEqual({ 'Content-Type': 'application/geo+json' })
    expect(headersFor('b.xlsx')['Content-Type']).toContain('spreadsheetml')
  })
})

describe('the refused lines of one rule', () => {
  const line = (number: number, rule: string): Reject => ({ line: number, column: 'name', rule, reason: '' })
  const pages: Page<Reject>[] = [{ items: [line(1, 'TYPE')], next: '1' }, { items: [line(2, 'CODE'), line(3, 'TYPE')], next: '2' }, { items: [line(4, 'CODE')] }]
  const read = (cursor: string | null) => Promise.resolve(pages[Number(cursor ?? 0)] as Page<Reject>)
  it('are looked for page by page until some are found', async () => {
    const first = await linesOf({ rule: 'CODE', element: 'name' }, null, read)
    expect([first.items.map((one) => one.line), first.next]).toEqual([[2], '2'])
    const second = await linesOf({ rule: 'CODE', element: 'name' }, '2', read)
    expect([second.items.map((one) => one.line), second.next]).toEqual([[4], null])
  })
})
