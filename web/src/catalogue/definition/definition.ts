import type { CodeItem, Clearance, Dataset, DatasetForm, Element, LoadMode, Placing } from '../../api'

/** One element as it stands in the form: every field a text or a tick, so that half a definition can be kept too. */
export interface ElementDraft {
  /** Tells rows of the form apart while names change. */
  row: number
  name: string
  label: string
  labelEn: string
  type: Element['type']
  required: boolean
  rule: string
  unit: string
  codes: string
  mask: string
  min: string
  max: string
  pattern: string
  warn: boolean
}

export interface DefinitionDraft {
  id: string
  name: string
  nameEn: string
  owner: string
  description: string
  sensitivity: Clearance
  synthetic: boolean
  elements: ElementDraft[]
  key: string[]
  mode: LoadMode
  version: string
  placing: { kind: Placing['kind']; element: string; longitude: string; latitude: string; crs: string }
  pointed: boolean
  points: { longitude: string; latitude: string; category: string; crs: string }
  title: string
  asOf: string
  month: string
  subjectKind: string
  subjectKey: string
  authoritative: boolean
  checks: { id: string; expression: string; message: string; messageEn: string }[]
}

export const TYPES: Element['type'][] = ['TEXT', 'INTEGER', 'DECIMAL', 'DOUBLE', 'DATE', 'TIMESTAMP', 'BOOLEAN']
export const RULES = ['USCC', 'CITIZEN_ID', 'PHONE', 'AREA_CODE', 'KNOWN_AREA']
export const MASKS = ['NAME', 'ID_NUMBER', 'PHONE', 'ADDRESS']
export const MODES: LoadMode[] = ['APPEND', 'UPSERT', 'REPLACE']
export const PLACINGS: Placing['kind'][] = ['AREA_CODE', 'COORDINATES', 'ORGANISATION']

/** What may be set of an element of a type: no bounds of a name, no rule of form of a number. */
export function settingsFor(type: Element['type']): { rule: boolean; bounds: boolean; codes: boolean; unit: boolean } {
  const numeric = ['INTEGER', 'DECIMAL', 'DOUBLE'].includes(type)
  return { rule: type === 'TEXT', bounds: numeric || type === 'DATE' || type === 'TIMESTAMP', codes: type === 'TEXT' || type === 'INTEGER', unit: numeric }
}

let rows = 0

export function newElement(more: Partial<ElementDraft> = {}): ElementDraft {
  return { name: '', label: '', labelEn: '', type: 'TEXT', required: false, rule: '', unit: '', codes: '', mask: '', min: '', max: '', pattern: '', warn: false, ...more, row: ++rows }
}

export function newDefinition(owner: string): DefinitionDraft {
  return {
    id: '', name: '', nameEn: '', owner, description: '', sensitivity: 'INTERNAL', synthetic: false, elements: [newElement()], key: [], mode: 'APPEND', version: '',
    placing: { kind: 'AREA_CODE', element: '', longitude: '', latitude: '', crs: 'WGS84' }, pointed: false, points: { longitude: '', latitude: '', category: '', crs: 'WGS84' },
    title: '', asOf: '', month: '', subjectKind: '', subjectKey: '', authoritative: false, checks: [],
  }
}

/** An English name that only repeats the Chinese one is none. */
const english = (chinese: string, other: string | null | undefined) => (other && other !== chinese ? other : '')

export function draftOf(dataset: Dataset): DefinitionDraft {
  const placing = dataset.placing
  return {
    ...newDefinition(dataset.owner), id: dataset.id, name: dataset.name, nameEn: english(dataset.name, dataset.nameEn), description: dataset.description ?? '',
    sensitivity: dataset.sensitivity, synthetic: dataset.synthetic,
    elements: dataset.elements.map((one) => newElement({
      name: one.name, label: one.label, labelEn: english(one.label, one.labelEn), type: one.type, required: one.required ?? false, rule: one.rule ?? '', unit: one.unit ?? '',
      codes: codesText(one.codes ?? []), mask: one.mask ?? '', min: one.min ?? '', max: one.max ?? '', pattern: one.pattern ?? '', warn: one.warn ?? false,
    })),
    key: [...dataset.key], mode: dataset.mode ?? 'APPEND', version: dataset.version ?? '',
    placing: { kind: placing?.kind ?? 'AREA_CODE', element: placing?.element ?? '', longitude: placing?.longitude ?? '', latitude: placing?.latitude ?? '', crs: placing?.crs ?? 'WGS84' },
    pointed: Boolean(dataset.points),
    points: { longitude: dataset.points?.longitude ?? '', latitude: dataset.points?.latitude ?? '', category: dataset.points?.category ?? '', crs: dataset.points?.crs ?? 'WGS84' },
    title: dataset.title ?? '', asOf: dataset.asOf ?? '', month: dataset.month && dataset.month !== dataset.asOf ? dataset.month : '',
    subjectKind: dataset.subject?.kind ?? '', subjectKey: dataset.subject?.key ?? '', authoritative: dataset.subject?.authoritative ?? false,
    checks: (dataset.checks ?? []).map((one) => ({ id: one.id, expression: one.expression, message: one.message, messageEn: english(one.message, one.messageEn) })),
  }
}

const text = (value: string) => value.trim() || null

/** What is sent: fields that do not fit the type or the choice above them are left out, whatever was once in them. */
export function bodyOf(draft: DefinitionDraft): DatasetForm {
  const placing = draft.placing
  const positioned = placing.kind === 'COORDINATES' || Boolean(placing.longitude || placing.latitude)
  return {
    id: draft.id.trim(), name: draft.name.trim(), nameEn: text(draft.nameEn), owner: draft.owner.trim(), description: text(draft.description),
    sensitivity: draft.sensitivity, synthetic: draft.synthetic, elements: draft.elements.map(elementOf), key: draft.key, mode: draft.mode,
    version: draft.mode === 'UPSERT' ? text(draft.version) : null,
    placing: {
      kind: placing.kind, element: placing.kind === 'COORDINATES' ? null : text(placing.element),
      ...(positioned ? { longitude: text(placing.longitude), latitude: text(placing.latitude), crs: placing.crs } : {}),
    },
    points: draft.pointed ? { longitude: draft.points.longitude, latitude: draft.points.latitude, category: text(draft.points.category), crs: draft.points.crs } : null,
    title: text(draft.title), asOf: text(draft.asOf), month: text(draft.month),
    subject: draft.subjectKind ? { kind: draft.subjectKind.trim(), key: draft.subjectKey, authoritative: draft.authoritative } : null,
    checks: draft.checks.map((one) => ({ id: one.id.trim(), expression: one.expression.trim(), message: one.message.trim(), messageEn: text(one.messageEn) })),
  }
}

function elementOf(draft: ElementDraft): Element {
  const may = settingsFor(draft.type)
  const codes = may.codes ? codesOf(draft.codes) : []
  return {
    name: draft.name.trim(), label: draft.label.trim(), labelEn: text(draft.labelEn), type: draft.type, required: draft.required,
    rule: may.rule ? text(draft.rule) : null, mask: may.rule ? text(draft.mask) : null, pattern: may.rule ? text(draft.pattern) : null,
    unit: may.unit ? text(draft.unit) : null, min: may.bounds ? text(draft.min) : null, max: may.bounds ? text(draft.max) : null,
    codes: codes.length > 0 ? codes : null, warn: draft.warn,
  }
}

/** Codes as lines `1=男=Male`, as they come from a sheet too: tabs and fullwidth signs are read as well. */
export function codesOf(lines: string): CodeItem[] {
  return lines.split(/\r?\n/).flatMap((line) => {
    const [code = '', label = '', labelEn = ''] = line.split(/[=＝\t]/).map((part) => part.trim())
    return code ? [{ code, label: label || code, labelEn: labelEn || null }] : []
  })
}

export function codesText(codes: CodeItem[]): string {
  return codes.map((one) => [one.code, one.label, english(one.label, one.labelEn)].filter((part, index) => index < 2 || part).join('=')).join('\n')
}

const TYPE_WORDS: [RegExp, Element['type']][] = [
  [/^(integer|int|bigint|整数|整型)/i, 'INTEGER'], [/^(decimal|numeric|money|小数|金额)/i, 'DECIMAL'], [/^(double|float|real|浮点)/i, 'DOUBLE'],
  [/^(timestamp|datetime|时间|日期时间)/i, 'TIMESTAMP'], [/^(date|日期)/i, 'DATE'], [/^(bool|是否|是\/否)/i, 'BOOLEAN'],
]

/** Elements pasted from a sheet: field, label, type, required, each in a column; a line of headers is left out. */
export function pastedElements(pasted: string): ElementDraft[] {
  return pasted.split(/\r?\n/).flatMap((line) => {
    const [name = '', label = '', type = '', required = ''] = line.split('\t').map((part) => part.trim())
    if (!/^[a-z][a-z0-9_]*$/i.test(name) || /^(name|field)$/i.test(name)) return []
    const found = TYPE_WORDS.find(([words]) => words.test(type))?.[1] ?? 'TEXT'
    return [newElement({ name: name.toLowerCase(), label: label || name, type: found, required: /^(是|y|yes|true|1|必填|required|not null)$/i.test(required) })]
  })
}

/** A list with one member a place up or down; as it is where there is no such place. */
export function moved<T>(list: T[], index: number, by: number): T[] {
  const to = index + by
  const next = [...list]
  const [one] = next.splice(index, 1)
  if (one === undefined || to < 0 || to >= list.length) return list
  next.splice(to, 0, one)
  return next
}
