/** A document that can be made of an inspection now. */
export interface OpenDocument {
  kind: string
  name: string
  nameEn: string
}

/** Which template of a document counts; version 0 is the one there was before any other. */
export interface DocumentTemplate extends OpenDocument {
  version: number
  shipped: boolean
  changedAt: string | null
}

/** What can stand in a template, as {{name}}. */
export interface TemplatePlace {
  name: string
  text: string
  textEn: string
}

export interface DocumentTemplates {
  items: DocumentTemplate[]
  places: TemplatePlace[]
  mayChange: boolean
}
