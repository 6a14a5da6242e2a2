import type { ProblemItem } from '../../api'
import type { DefinitionDraft } from './definition'

/** What is wrong at one place of a definition: a key of the words, or the server's own words where there is no key. */
export interface Mistake {
  key: string
  detail: string
}
export type Mistakes = Record<string, Mistake>

const NAME = /^(?!.*_$)[a-z][a-z0-9_]{0,62}$/

/** What the server's reasons mean; the first that fits. */
const REASONS: [RegExp, string][] = [
  [/is missing/, 'missing'], [/small letter/, 'name'], [/capital letters/, 'capitals'], [/there is no element/, 'noElement'], [/there is no organisation/, 'noOrganisation'],
  [/before it|is in the (list|key) before|of one before/, 'twice'], [/is reserved|boundaries on the map/, 'reserved'], [/an element of the key is required/, 'keyRequired'],
  [/is less than min/, 'bounds'], [/no pattern of RE2/, 'pattern'], [/needed by mode UPSERT/, 'keyForUpsert'], [/at least one is needed/, 'noElements'],
  [/without a mask/, 'unmasked'], [/must be an element of|is for an element of|must be TEXT/, 'type'], [/is longer than/, 'long'],
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

/** What can be told before anything is sent: what is missing, written in another way than asked, or there twice. */
export function check(draft: DefinitionDraft): Mistakes {
  const found: Mistakes = {}
  const note = (path: string, key: string) => (found[path] ??= { key, detail: '' })
  const need = (path: string, value: string) => value.trim() === '' && note(path, 'missing')

  if (!NAME.test(draft.id.trim())) note('id', draft.id.trim() ? 'name' : 'missing')
  need('name', draft.name)
  need('owner', draft.owner)
  if (draft.elements.length === 0) note('elements', 'noElements')
  const names = new Set<string>()
  draft.elements.forEach((one, index) => {
    const path = `elements[${index}]`
    if (!NAME.test(one.name.trim())) note(`${path}.name`, one.name.trim() ? 'name' : 'missing')
    need(`${path}.label`, one.label)
    for (const [field, value] of [['name', one.name.trim()], ['label', one.label.trim()]] as const) {
      if (value && names.has(value) && !(field === 'label' && value === one.name.trim())) note(`${path}.${field}`, 'twice')
      names.add(value)
    }
  })
  draft.key.forEach((name, index) => {
    if (draft.elements.some((one) => one.name === name && !one.required)) note(`key[${index}]`, 'keyRequired')
  })
  if (draft.mode === 'UPSERT' && draft.key.length === 0) note('key', 'keyForUpsert')
  if (draft.placing.kind === 'COORDINATES') {
    need('placing.longitude', draft.placing.longitude)
    need('placing.latitude', draft.placing.latitude)
  } else need('placing.element', draft.placing.element)
  if (draft.pointed) {
    need('points.longitude', draft.points.longitude)
    need('points.latitude', draft.points.latitude)
  }
  if (draft.subjectKind) need('subject.key', draft.subjectKey)
  draft.checks.forEach((one, index) => {
    for (const field of ['id', 'expression', 'message'] as const) need(`checks[${index}].${field}`, one[field])
  })
  return found
}

/** The rows of elements in whose opened part something is wrong: they are opened, so that the field is seen. */
export function rowsWithMistakes(mistakes: Mistakes): number[] {
  return [...new Set(Object.keys(mistakes).flatMap((path) => {
    const index = /^elements\[(\d+)\]\.(?!(?:name|label|type)$)/.exec(path)?.[1]
    return index === undefined ? [] : [Number(index)]
  }))]
}
