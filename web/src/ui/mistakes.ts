import type { ProblemItem } from '../api'

/** What is wrong at one place of a form: a key of the words, or the server's own words where there is no key. */
export interface Mistake {
  key: string
  detail: string
}
export type Mistakes = Record<string, Mistake>

/** What the server's reasons mean; the first that fits. */
const REASONS: [RegExp, string][] = [
  [/is missing/, 'missing'], [/small letter/, 'name'], [/capital letters/, 'capitals'], [/there is no element/, 'noElement'], [/there is no organisation/, 'noOrganisation'],
  [/before it|is in the (list|key) before|of one before/, 'twice'], [/is reserved|boundaries on the map/, 'reserved'], [/an element of the key is required/, 'keyRequired'],
  [/is less than min/, 'bounds'], [/no pattern of RE2/, 'pattern'], [/needed by mode UPSERT/, 'keyForUpsert'], [/at least one is needed/, 'noElements'],
  [/without a mask/, 'unmasked'], [/must be an element of|is for an element of|must be TEXT/, 'type'], [/is longer than|must be at most/, 'long'],
  [/must be jdbc:/, 'jdbc'], [/may be read from/, 'host'], [/must be a duration|must be at least PT1M/, 'duration'], [/must be one SELECT/, 'select'],
  [/refuses user or password/, 'login'], [/refuses the table, column/, 'query'], [/cannot be reached/, 'away'], [/enter the password again/, 'password'], [/needs a dataset with a key/, 'keyForOverlap'],
]

/** The server's mistakes by their place in the form; of several at one place the first. */
export function mistakesOf(errors: ProblemItem[]): Mistakes {
  const found: Mistakes = {}
  for (const one of errors) {
    const path = String(one.column ?? '')
    found[path] ??= { key: REASONS.find(([words]) => words.test(one.reason))?.[1] ?? '', detail: one.reason }
  }
  return found
}
