import type { Mistakes } from '../../ui'
import type { DefinitionDraft } from './definition'

const NAME = /^(?!.*_$)[a-z][a-z0-9_]{0,62}$/

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
