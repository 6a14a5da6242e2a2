import { get, send, upload, urlOf } from './client'
import type { DocumentTemplates, OpenDocument, Page } from './index'

const made = (id: string) => `/api/matters/${encodeURIComponent(id)}/documents`
const template = (kind: string) => `/api/document-templates/${encodeURIComponent(kind)}`

/** The documents of inspections and their templates; a document is fetched by the browser itself, as a file. */
export const documents = {
  open: (matter: string, signal?: AbortSignal) => get<Page<OpenDocument>>(made(matter), {}, signal),
  url: (matter: string, kind: string, target?: { kind: string; key: string }) => urlOf(`${made(matter)}/${encodeURIComponent(kind)}`, { target: target && `${target.kind}:${target.key}` }),
  templates: (signal?: AbortSignal) => get<DocumentTemplates>('/api/document-templates', {}, signal),
  templateUrl: template,
  put: (kind: string, file: Blob) => upload<DocumentTemplates>({ path: template(kind), query: {}, file, headers: {}, onProgress: () => {} }),
  restore: (kind: string) => send<DocumentTemplates>('DELETE', template(kind)),
}
