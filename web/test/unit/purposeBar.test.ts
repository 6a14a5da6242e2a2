import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '../../src/i18n'
import { PurposeBar } from '../../src/ui'

const at = (name: string) => `[data-testid=${name}]`

function bar(masked: boolean, modelValue = '') {
  return mount(PurposeBar, { props: { masked, modelValue }, global: { plugins: [i18n] } })
}

describe('the purpose of seeing masked values', () => {
  it('is not asked for where nothing is masked', () => {
    expect(bar(false).text()).toBe('')
  })
  it('is asked for, told to be logged, and stated without the blanks around it', async () => {
    const asked = bar(true)
    await asked.get(at('purpose-open')).trigger('click')
    expect(asked.text()).toContain('记入审计')
    await asked.get(at('purpose-text')).setValue('  年审  ')
    await asked.get('form').trigger('submit')
    expect(asked.emitted('update:modelValue')).toEqual([['年审']])
  })
  it('is not stated by blanks', async () => {
    const asked = bar(true)
    await asked.get(at('purpose-open')).trigger('click')
    await asked.get(at('purpose-text')).setValue('   ')
    await asked.get('form').trigger('submit')
    expect(asked.emitted('update:modelValue')).toBeUndefined()
    expect(asked.get('[role=alert]').text()).toContain('请填写用途')
  })
  it('is shown while it holds, and can be ended', async () => {
    const stated = bar(false, '年审')
    expect(stated.get(at('purpose-stated')).text()).toBe('年审')
    expect(stated.find(at('purpose-refused')).exists()).toBe(false)
    await stated.get(at('purpose-end')).trigger('click')
    expect(stated.emitted('update:modelValue')).toEqual([['']])
  })
  it('says so where the values stay masked', () => {
    expect(bar(true, '年审').get(at('purpose-refused')).text()).toContain('您没有查看授权')
  })
})
