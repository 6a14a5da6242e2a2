import { describe, expect, it } from 'vitest'
import { areaCounts, choroplethOf, classesOf, coloursOf, stepOf, undividedOf } from '../../src/catalogue/choropleth'

describe('classes of counts', () => {
  it('makes each count a class where there are few', () => {
    expect(classesOf([3, 1, 3, 0])).toEqual([{ from: 1, to: 1 }, { from: 3, to: 3 }])
    expect(classesOf([])).toEqual([])
  })

  it('does not leave all but one area in one colour when one has most of the rows', () => {
    const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100_000]
    const classes = classesOf(counts)
    const steps = counts.map((count) => stepOf(count, classes))
    expect(classes).toHaveLength(5)
    expect(new Set(steps).size).toBe(5)
    expect(classes.at(-1)).toEqual({ from: 9, to: 100_000 })
  })

  it('has every count in the bounds of its class, and no class empty, whatever the counts', () => {
    let seed = 7
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
    for (let turn = 0; turn < 300; turn++) {
      const counts = Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() ** 4 * 500))
      const classes = classesOf(counts)
      for (const count of counts.filter((one) => one > 0)) {
        const found = classes[stepOf(count, classes)]
        expect(found && found.from <= count && count <= found.to).toBe(true)
      }
      expect(classes.every((one, step) => counts.some((count) => stepOf(count, classes) === step) && stepOf(one.to, classes) === step)).toBe(true)
    }
  })

  it('gives no data no class', () => {
    expect(stepOf(null, classesOf([1, 2]))).toBe(-1)
    expect(stepOf(0, classesOf([1, 2]))).toBe(-1)
  })

  it('puts much where the ground is far from it', () => {
    expect(coloursOf(5, 'dark')).toEqual([...coloursOf(5, 'light')].reverse())
  })
})

describe('areas to colour', () => {
  const area = { code: '3503', name: '测试市' }
  const children = [{ code: '350301', name: '东区' }, { code: '350302', name: '西区' }]

  it('tells an area without rows from one with few, and says what is in no area below', () => {
    const areas = areaCounts(area, children, { items: [{ key: '350302', name: '西区', count: 4 }], total: 5 })
    expect(areas).toEqual([{ code: '350302', name: '西区', count: 4 }, { code: '350301', name: '东区', count: null }])
    expect(undividedOf(areas, 5)).toBe(1)
    expect(Object.keys(choroplethOf(areas, classesOf([4]), 'light').steps)).toEqual(['350302'])
  })

  it('colours the area itself at the lowest level', () => {
    expect(areaCounts(area, [], { items: [], total: 9 })).toEqual([{ code: '3503', name: '测试市', count: 9 }])
  })
})
