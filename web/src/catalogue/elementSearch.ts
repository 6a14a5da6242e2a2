import type { Dataset, Element } from '../api'

export interface FoundElement {
  dataset: Dataset
  element: Element
  /** The one dataset that says what this element's subject is: where others should take it from. */
  authoritative: boolean
}

export interface ElementFilter {
  text: string
  type: string
  rule: string
  masked: boolean
}

/** All elements of all datasets that match: every word of the text in the name, label or dataset. */
export function findElements(datasets: Dataset[], filter: ElementFilter): FoundElement[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return datasets.flatMap((dataset) => dataset.elements.flatMap((element) => {
    const text = [element.name, element.label, element.labelEn ?? '', dataset.id, dataset.name, dataset.nameEn ?? ''].join(' ').toLowerCase()
    const fits = words.every((word) => text.includes(word)) && (!filter.type || element.type === filter.type)
      && (!filter.rule || element.rule === filter.rule) && (!filter.masked || Boolean(element.mask))
    return fits ? [{ dataset, element, authoritative: dataset.subject?.authoritative === true }] : []
  }))
}
