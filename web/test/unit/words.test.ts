import { describe, expect, it } from 'vitest'
import en from '../../src/i18n/en'
import enData from '../../src/i18n/enData'
import enDefinition from '../../src/i18n/enDefinition'
import enGate from '../../src/i18n/enGate'
import enIntake from '../../src/i18n/enIntake'
import enLedger from '../../src/i18n/enLedger'
import enMap from '../../src/i18n/enMap'
import enMatters from '../../src/i18n/enMatters'
import enRules from '../../src/i18n/enRules'
import enSources from '../../src/i18n/enSources'
import zhCN from '../../src/i18n/zhCN'
import zhCNData from '../../src/i18n/zhCNData'
import zhCNDefinition from '../../src/i18n/zhCNDefinition'
import zhCNGate from '../../src/i18n/zhCNGate'
import zhCNIntake from '../../src/i18n/zhCNIntake'
import zhCNLedger from '../../src/i18n/zhCNLedger'
import zhCNMap from '../../src/i18n/zhCNMap'
import zhCNMatters from '../../src/i18n/zhCNMatters'
import zhCNRules from '../../src/i18n/zhCNRules'
import zhCNSources from '../../src/i18n/zhCNSources'

type Words = { [key: string]: string | Words }

function keysOf(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}(${placeholders(value)})`] : keysOf(value, `${prefix}${key}.`))
}

function placeholders(text: string): string {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join(',')
}

describe('the words on the screens', () => {
  it('are the same in both languages, with the same places to fill in', () => {
    expect(keysOf({ ...en, ...enData, ...enIntake, ...enSources, ...enDefinition, ...enMap, ...enMatters, ...enRules, ...enGate, ...enLedger })).toEqual(keysOf({ ...zhCN, ...zhCNData, ...zhCNIntake, ...zhCNSources, ...zhCNDefinition, ...zhCNMap, ...zhCNMatters, ...zhCNRules, ...zhCNGate, ...zhCNLedger }))
  })
  it('carry no exclamation marks', () => {
    expect(JSON.stringify([en, enData, enIntake, enSources, enDefinition, enMap, enMatters, enRules, enGate, enLedger, zhCN, zhCNData, zhCNIntake, zhCNSources, zhCNDefinition, zhCNMap, zhCNMatters, zhCNRules, zhCNGate, zhCNLedger])).not.toMatch(/[!！]/)
  })
})
