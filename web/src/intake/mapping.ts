import type { Dataset, Element, MappedColumn, Mapping, Preview, Step, StepKind } from '../api'

/** What may be done to a value, in the order in which it is offered. */
export const STEP_KINDS: StepKind[] = ['TRIM', 'DATE', 'UNIT', 'CODES', 'IDENTIFIER', 'CONSTANT']

/** Below this a match is a guess that a person should look at. */
export const SURE_SCORE = 0.8

/** The line of an element, or a new one for an element that has none. */
export function columnOf(mapping: Mapping, element: string): MappedColumn {
  return mapping.columns.find((one) => one.element === element) ?? { source: null, element, steps: [] }
}

/** The mapping with one element's line changed; a line with neither a source nor a constant is none. */
function withColumn(mapping: Mapping, column: MappedColumn): Mapping {
  const says = Boolean(column.source) || (column.steps ?? []).some((step) => step.kind === 'CONSTANT')
  const there = mapping.columns.some((one) => one.element === column.element)
  if (!says) return { ...mapping, columns: mapping.columns.filter((one) => one.element !== column.element) }
  return {
    ...mapping,
    columns: there ? mapping.columns.map((one) => (one.element === column.element ? column : one)) : [...mapping.columns, column],
  }
}

/** Takes an element from another column; its steps go where they were, a constant gives way to the column. */
export function withSource(mapping: Mapping, element: string, source: string | null): Mapping {
  const column = columnOf(mapping, element)
  const steps = (column.steps ?? []).filter((step) => source === null || step.kind !== 'CONSTANT')
  return withColumn(mapping, { ...column, source, steps: source === null ? steps.filter((step) => step.kind === 'CONSTANT') : steps })
}

/** Adds a step, or changes the one of its kind: no kind is useful twice. A constant needs no column. */
export function withStep(mapping: Mapping, element: string, step: Step): Mapping {
  const column = columnOf(mapping, element)
  if (step.kind === 'CONSTANT') return withColumn(mapping, { ...column, source: null, steps: [step] })
  const steps = column.steps ?? []
  const there = steps.some((one) => one.kind === step.kind)
  return withColumn(mapping, { ...column, steps: there ? steps.map((one) => (one.kind === step.kind ? step : one)) : [...steps, step] })
}

export function withoutStep(mapping: Mapping, element: string, kind: StepKind): Mapping {
  const column = columnOf(mapping, element)
  return withColumn(mapping, { ...column, steps: (column.steps ?? []).filter((one) => one.kind !== kind) })
}

/** The steps that make sense for an element: no date pattern for a name. */
export function stepsFor(element: Element): StepKind[] {
  const time = element.type === 'DATE' || element.type === 'TIMESTAMP'
  const numeric = ['INTEGER', 'DECIMAL', 'DOUBLE'].includes(element.type)
  const fits: Record<StepKind, boolean> = {
    TRIM: true, DATE: time, UNIT: numeric, CODES: element.type === 'TEXT' || element.type === 'BOOLEAN', CONSTANT: true,
    IDENTIFIER: ['USCC', 'CITIZEN_ID', 'PHONE'].includes(element.rule ?? ''),
  }
  return STEP_KINDS.filter((kind) => fits[kind])
}

/** Required elements that nothing is mapped to: every row would be refused. */
export function missingOf(dataset: Dataset, mapping: Mapping): Element[] {
  const needed = (element: Element) => element.required || dataset.key.includes(element.name)
  return dataset.elements.filter((element) => needed(element) && !mapping.columns.some((column) => column.element === element.name))
}

/** Columns that the mapping names and the file does not have: it was made for another file. */
export function absentOf(header: string[], mapping: Mapping): string[] {
  return [...new Set(mapping.columns.flatMap((column) => (column.source && !header.includes(column.source) ? [column.source] : [])))]
}

/** Columns of the file that no element is taken from: they are left out. */
export function unusedOf(header: string[], mapping: Mapping): string[] {
  const used = new Set(mapping.columns.map((column) => column.source))
  return header.filter((name) => !used.has(name))
}

/** Columns that more than one element is taken from; allowed, and worth a look. */
export function sharedOf(mapping: Mapping): string[] {
  const sources = mapping.columns.flatMap((column) => (column.source ? [column.source] : []))
  return [...new Set(sources.filter((source, index) => sources.indexOf(source) !== index))]
}

/** Whether all suggestions are by the very names of the elements: then there is nothing to be set. */
export function isByName(preview: Preview): boolean {
  return preview.suggestions.every((one) => !one.source || ((one.source === one.element || one.score >= 0.995) && one.steps.length === 0))
}

/** The mapping as it is shown: the one in force, else what the names say. */
export function shownMapping(preview: Preview): Mapping {
  return preview.reading.mapping ?? preview.suggested ?? { columns: [] }
}

/** Whether a file needs no questions: all of the first rows are accepted and placed, and the guess is sure. */
export function fits(preview: Preview): boolean {
  const run = preview.dryRun
  const sure = [preview.format, preview.charset, preview.delimiter].every((guess) => !guess || guess.confidence >= SURE_SCORE)
  return !preview.problem && sure && run !== null && run !== undefined && run.rows > 0 && run.refused === 0 && run.unplaced === 0
}

/** Codes as lines `男=1`, for a field in which a list can be pasted from a sheet: tab and fullwidth signs are read too. */
export function codesOf(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const parts = /^\s*(.+?)\s*(?:=|＝|\t|→)\s*(.*?)\s*$/.exec(line)
    return parts?.[1] && parts[2] ? [[parts[1], parts[2]] as const] : []
  })
  return Object.fromEntries(pairs)
}

export function codesText(codes: Record<string, string>): string {
  return Object.entries(codes).map(([from, to]) => `${from}=${to}`).join('\n')
}
