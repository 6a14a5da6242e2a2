import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/api'
import { bodyOf, codesOf, codesText, draftOf, moved, newDefinition, newElement, pastedElements, type DefinitionDraft } from '../../src/catalogue/definition/definition'
import { check, rowsWithMistakes } from '../../src/catalogue/definition/mistakes'
import { mistakesOf } from '../../src/ui/mistakes'

const shop: Dataset = {
  id: 'shop', name: '商铺', nameEn: '商铺', owner: 'market', description: '', sensitivity: 'INTERNAL', synthetic: false,
  elements: [
    { name: 'code', label: '代码', labelEn: '代码', type: 'TEXT', required: true, rule: 'USCC', warn: false },
    { name: 'kind', label: '类型', labelEn: 'Kind', type: 'TEXT', codes: [{ code: '1', label: '餐饮', labelEn: 'Food' }, { code: '2', label: '其他', labelEn: '其他' }] },
    { name: 'sales', label: '营业额', type: 'DECIMAL', min: '0', unit: '万元' },
    { name: 'area', label: '所在村', type: 'TEXT', required: true },
  ],
  key: ['code'], placing: { kind: 'AREA_CODE', element: 'area' }, points: null, title: null, asOf: null, subject: null, mode: 'UPSERT', version: null, month: null, checks: [],
}
const whole = (): DefinitionDraft => draftOf(shop)

describe('a definition in the form', () => {
  it('is sent as the dataset that it was made of', () => {
    const body = bodyOf(whole())
    expect(body).toMatchObject({ id: 'shop', key: ['code'], mode: 'UPSERT', placing: { kind: 'AREA_CODE', element: 'area' }, points: null, nameEn: null })
    expect(body.elements[1]?.codes).toEqual([{ code: '1', label: '餐饮', labelEn: 'Food' }, { code: '2', label: '其他', labelEn: null }])
    expect(body.elements[2]).toMatchObject({ min: '0', max: null, unit: '万元', rule: null })
    expect(check(whole())).toEqual({})
  })

  it('leaves out what does not fit the type or the choice above it', () => {
    const draft = whole()
    draft.elements[2] = { ...draft.elements[2]!, type: 'TEXT', rule: 'PHONE' }
    draft.mode = 'APPEND'
    draft.version = 'sales'
    draft.placing = { ...draft.placing, kind: 'COORDINATES', longitude: 'x', latitude: 'y' }
    expect(bodyOf(draft)).toMatchObject({ version: null, placing: { kind: 'COORDINATES', element: null, longitude: 'x', latitude: 'y' } })
    expect(bodyOf(draft).elements[2]).toMatchObject({ min: null, unit: null, rule: 'PHONE' })
  })

  it('reads codes from lines and from a sheet', () => {
    expect(codesOf('1=男=Male\n2\t女\n\n3')).toEqual([
      { code: '1', label: '男', labelEn: 'Male' }, { code: '2', label: '女', labelEn: null }, { code: '3', label: '3', labelEn: null },
    ])
    expect(codesText(codesOf('1=男=Male\n2=女'))).toBe('1=男=Male\n2=女')
  })

  it('takes elements pasted from a sheet, without its headers', () => {
    const list = pastedElements('name\tlabel\ttype\trequired\nUSCC\t信用代码\tvarchar(18)\t是\nopened_on\t开业日期\t日期\t\nsales\t营业额\tDECIMAL(18,2)\tNOT NULL\n小计\t\t')
    expect(list.map((one) => [one.name, one.label, one.type, one.required])).toEqual([
      ['uscc', '信用代码', 'TEXT', true], ['opened_on', '开业日期', 'DATE', false], ['sales', '营业额', 'DECIMAL', true],
    ])
  })

  it('moves an element, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
})

describe('the mistakes of a definition', () => {
  it('are told at their fields before anything is sent', () => {
    const draft = { ...newDefinition(''), id: 'Shop', mode: 'UPSERT' as const, elements: [newElement({ name: 'a', label: 'A' }), newElement({ name: 'a', label: '' })] }
    const found = check(draft)
    expect(Object.fromEntries(Object.entries(found).map(([path, one]) => [path, one.key]))).toEqual({
      id: 'name', name: 'missing', owner: 'missing', 'elements[1].name': 'twice', 'elements[1].label': 'missing', key: 'keyForUpsert', 'placing.element': 'missing',
    })
    expect(rowsWithMistakes(found)).toEqual([])
  })

  it('open the rows whose rules they are in, and not those whose fields are seen', () => {
    const wrong = { key: 'bounds', detail: '' }
    expect(rowsWithMistakes({ 'elements[0].name': wrong, 'elements[2].max': wrong, 'elements[2].codes[1].code': wrong, 'elements[4].labelEn': wrong, key: wrong })).toEqual([2, 4])
  })

  it('lets a label be as its own name, and no name be another label', () => {
    const twice = (name: string, label: string) => check({ ...whole(), elements: [...whole().elements, newElement({ name, label })] })
    expect(twice('extra', 'extra')).toEqual({})
    expect(twice('extra', 'code')).toHaveProperty(['elements[4].label'])
  })

  it('of the server stand at the field it names, in words where they are known', () => {
    const found = mistakesOf([
      { column: 'elements[2].pattern', reason: 'is no pattern of RE2: missing closing )' }, { column: 'owner', reason: 'there is no organisation "x"' }, { column: 'checks[0].expression', reason: 'undeclared reference' },
    ])
    expect([found['elements[2].pattern']?.key, found.owner?.key, found['checks[0].expression']]).toEqual(['pattern', 'noOrganisation', { key: '', detail: 'undeclared reference' }])
  })
})
