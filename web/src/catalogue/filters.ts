import type { Element } from '../api'

/** What a filter may ask of an element, as the server writes it. */
export type Operator = 'eq' | 'in' | 'starts' | 'contains' | 'ge' | 'le' | 'null' | 'notnull'

export interface Filter {
  element: string
  operator: Operator
  value: string
}

const OPERATORS: Operator[] = ['eq', 'in', 'starts', 'contains', 'ge', 'le', 'null', 'notnull']

export function operatorsFor(element: Element): Operator[] {
  if (element.type === 'TEXT') return element.codes?.length ? ['eq', 'in', 'null', 'notnull'] : OPERATORS.filter((one) => one !== 'ge' && one !== 'le')
  return element.type === 'BOOLEAN' ? ['eq', 'null', 'notnull'] : ['eq', 'in', 'ge', 'le', 'null', 'notnull']
}

export function asksNoValue(operator: Operator): boolean {
  return operator === 'null' || operator === 'notnull'
}

/** The filter of an address: `element:operator:value`; nothing when it is written in another way. */
export function parseFilter(text: string): Filter | null {
  const [element, operator, ...rest] = text.split(':')
  if (!element || !OPERATORS.includes(operator as Operator) || rest.length === 0) return null
  return { element, operator: operator as Operator, value: rest.join(':') }
}

export function filterText(filter: Filter): string {
  return `${filter.element}:${filter.operator}:${asksNoValue(filter.operator) ? 'true' : filter.value}`
}

/** The filters with one more; of the same element and operator the newer one stays, so that from and to go together. */
export function withFilter(filters: string[], filter: Filter): string[] {
  return [...filters.filter((one) => !one.startsWith(`${filter.element}:${filter.operator}:`)), filterText(filter)]
}
