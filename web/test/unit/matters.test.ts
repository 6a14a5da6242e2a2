import { beforeEach, describe, expect, it } from 'vitest'
import type { Life, Matter } from '../../src/api'
import { stagesOf, toneOf } from '../../src/matters/life'
import { actionsForAll } from '../../src/matters/pile'
import { distinct, keepTargets, takeTargets } from '../../src/matters/picked'

const life: Life = {
  start: 'DRAFT',
  states: [
    { id: 'DRAFT', name: '草稿', nameEn: 'Draft', waitsFor: 'REQUESTER' },
    { id: 'SUBMITTED', name: '待审', nameEn: 'Submitted', waitsFor: 'CENTRE' },
    { id: 'DONE', name: '办结', nameEn: 'Done' },
    { id: 'WITHDRAWN', name: '撤回', nameEn: 'Withdrawn' },
  ],
  actions: [
    { id: 'submit', name: '提交', nameEn: 'Submit', from: ['DRAFT'], to: 'SUBMITTED', by: 'REQUESTER', needsReason: false },
    { id: 'return', name: '退回', nameEn: 'Return', from: ['SUBMITTED'], to: 'DRAFT', by: 'CENTRE', needsReason: true },
    { id: 'approve', name: '同意', nameEn: 'Approve', from: ['SUBMITTED'], to: 'DONE', by: 'CENTRE', needsReason: false },
    { id: 'withdraw', name: '撤回', nameEn: 'Withdraw', from: ['DRAFT', 'SUBMITTED'], to: 'WITHDRAWN', by: 'REQUESTER', needsReason: true },
  ],
}

describe('the life of a matter', () => {
  it('stands in columns by the least number of actions from its start, whatever leads back', () => {
    expect(stagesOf(life).map((column) => column.map((stage) => stage.state.id))).toEqual([['DRAFT'], ['SUBMITTED', 'WITHDRAWN'], ['DONE']])
  })
  it('shows in each state what may be done there', () => {
    expect(stagesOf(life)[1]?.[0]?.actions.map((one) => one.id)).toEqual(['return', 'approve', 'withdraw'])
  })
  it('is told apart by whom it waits for', () => {
    expect(['DRAFT', 'SUBMITTED', 'DONE', 'WITHDRAWN', 'ELSEWHERE'].map((state) => toneOf(life, state))).toEqual(['plain', 'warn', 'ok', 'plain', 'plain'])
  })
})

describe('targets chosen elsewhere', () => {
  beforeEach(() => sessionStorage.clear())
  it('are taken once', () => {
    keepTargets([{ kind: 'SCHOOL', key: '7', name: '中心小学' }])
    expect(takeTargets()).toEqual([{ kind: 'SCHOOL', key: '7', name: '中心小学' }])
    expect(takeTargets()).toEqual([])
  })
  it('are none where what was kept is broken', () => {
    sessionStorage.setItem('jingwei.targets', '[{"kind":1},null')
    expect(takeTargets()).toEqual([])
    sessionStorage.setItem('jingwei.targets', '[{"kind":1},null]')
    expect(takeTargets()).toEqual([])
  })
  it('are there once each', () => {
    expect(distinct([{ kind: 'AREA', key: '35' }, { kind: 'AREA', key: '35', name: '市' }, { kind: 'SCHOOL', key: '35' }])).toHaveLength(2)
  })
})

describe('a pile of matters', () => {
  const mechanisms = [
    { id: 'A', name: '', nameEn: '', targets: [], life },
    { id: 'B', name: '', nameEn: '', targets: [], life: { ...life, actions: life.actions.map((one) => ({ ...one, needsReason: one.id === 'approve' })).filter((one) => one.id !== 'return') } },
  ]
  const matter = (mechanism: string, state: string) => ({ id: `${mechanism}${state}`, mechanism, state }) as Matter
  const open = (...pile: Matter[]) => actionsForAll(pile, mechanisms).map((one) => one.id)
  it('may be brought on by what is open to whom each of them waits for', () => {
    expect(open(matter('A', 'SUBMITTED'))).toEqual(['return', 'approve'])
    expect(open(matter('A', 'SUBMITTED'), matter('B', 'SUBMITTED'))).toEqual(['approve'])
    expect(open(matter('A', 'SUBMITTED'), matter('A', 'DRAFT'))).toEqual([])
    expect(open()).toEqual([])
  })
  it('needs a reason where one of them does', () => {
    expect(actionsForAll([matter('A', 'SUBMITTED'), matter('B', 'SUBMITTED')], mechanisms)[0]?.needsReason).toBe(true)
    expect(actionsForAll([matter('A', 'SUBMITTED')], mechanisms)[1]?.needsReason).toBe(false)
  })
})
