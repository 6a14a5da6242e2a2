import type { DaySpan, Ground, ParameterValue, RuleForm, RuleType, Severity } from '../api'

export const GROUNDS: Ground[] = ['ROUTINE', 'CASE', 'SPECIAL', 'ORDERED', 'INCIDENT', 'STATUTORY_DAY', 'TAX_RISK', 'OTHER']
export const SEVERITIES: Severity[] = ['REFUSE', 'NEEDS_REASON', 'ADVISE']

/** One number, word or list that a kind of rule is set by. */
export interface Parameter {
  name: string
  sort: 'number' | 'text' | 'list' | 'whose' | 'spans'
  start: ParameterValue
  most?: number
}

const number = (name: string, start: number, most = 1000): Parameter => ({ name, sort: 'number', start, most })

/** What each kind is set by. */
export const KINDS: Record<RuleType, Parameter[]> = {
  LISTED: [],
  FREQUENCY_CAP: [number('most', 2), { name: 'starts', sort: 'list', start: ['01-01'] }, { name: 'whose', sort: 'whose', start: 'OWN' }],
  QUIET_PERIOD: [number('firstDay', 1, 31), number('lastDay', 15, 31)],
  FORBIDDEN_PERIOD: [{ name: 'spans', sort: 'spans', start: [] }],
  QUOTA_AGAINST_LAST_YEAR: [number('percent', 90), number('atLeast', 20, 1_000_000)],
  CONFLICT: [number('days', 15, 366), { name: 'whose', sort: 'whose', start: 'OTHERS' }],
  DUPLICATE: [number('days', 90, 366)],
  CERTIFICATE_VALID: [number('officers', 2, 20)],
  JURISDICTION: [],
  LENGTH_LIMIT: [number('mostMinutes', 40, 10_000), number('mostDays', 0, 367)],
  MINIMUM_NOTICE: [number('days', 3, 366)],
  NEGATIVE_LIST: [{ name: 'words', sort: 'list', start: [] }, { name: 'items', sort: 'list', start: [] }],
  EXPRESSION: [{ name: 'expression', sort: 'text', start: '' }, { name: 'words', sort: 'text', start: '' }, { name: 'wordsEn', sort: 'text', start: '' }],
}
export const TYPES = Object.keys(KINDS) as RuleType[]

/** The parameters a kind begins with. */
export function startOf(kind: RuleType): Record<string, ParameterValue> {
  return Object.fromEntries(KINDS[kind].map((one) => [one.name, one.start]))
}

export function emptyRule(): RuleForm {
  return {
    id: '', mechanisms: ['INSPECTION'], name: '', nameEn: '', legalSource: '', area: '', from: null, to: null,
    severity: 'REFUSE', kind: 'FREQUENCY_CAP', parameters: startOf('FREQUENCY_CAP'), exceptFor: [],
  }
}

/** A list as lines of text, and back. */
export const linesOf = (list: string[]) => list.join('\n')
export const listOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean)

/** Spans of days as lines `06-07 06-10 name`, and back. */
export const spanLinesOf = (spans: DaySpan[]) => spans.map((one) => `${one.from} ${one.to} ${one.name}`).join('\n')
export const spansOf = (text: string): DaySpan[] =>
  listOf(text).map((line) => {
    const [from = '', to = '', ...name] = line.split(/\s+/)
    return { from, to, name: name.join(' ') }
  })

/** How a severity looks. */
export const toneOfSeverity = (severity: Severity): 'bad' | 'warn' | 'plain' => (severity === 'REFUSE' ? 'bad' : severity === 'NEEDS_REASON' ? 'warn' : 'plain')
