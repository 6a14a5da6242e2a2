import { download, get, send, statedPurpose, upload, urlOf, type FileDownload, type FileUpload, type Query } from './client'
import type {
  Account, Area, AuditEntry, AuditVerification, Batch, Caller, Dataset, DataRecord, Dossier, Hit, Layer,
  Organisation, Page, Reject, Summary,
} from './types'

const path = (...parts: (string | number)[]) => '/api/' + parts.map((part) => encodeURIComponent(part)).join('/')

/** Every call the screens make, by what it is about. */
export const api = {
  session: {
    open: (username: string, password: string) =>
      send<{ token: string; caller: Caller }>('POST', '/api/session', { username, password }),
    get: () => get<Caller>('/api/session'),
    close: () => send<void>('DELETE', '/api/session'),
    changePassword: (current: string, next: string) => send<void>('PUT', '/api/session/password', { current, next }),
  },
  areas: {
    get: (code: string, signal?: AbortSignal) => get<Area>(path('areas', code), {}, signal),
    children: (code: string, signal?: AbortSignal) =>
      all<Area>((cursor) => get<Page<Area>>(path('areas', code) + '/children', { cursor, limit: 500 }, signal)),
  },
  layers: {
    list: () => get<Page<Layer>>('/api/layers'),
    tiles: (layer: string) => `${location.origin}/tiles/${encodeURIComponent(layer)}/{z}/{x}/{y}.mvt`,
  },
  dossiers: {
    get: (kind: string, key: string, signal?: AbortSignal, purpose?: string) =>
      get<Dossier>(path('dossiers', kind.toLowerCase(), key), {}, signal, statedPurpose(purpose)),
  },
  search: (q: string, signal?: AbortSignal) => get<Page<Hit>>('/api/search', { q, limit: 10 }, signal),
  datasets: {
    list: () => get<Page<Dataset>>('/api/datasets', { limit: 500 }),
    get: (id: string) => get<Dataset>(path('datasets', id)),
    batches: (id: string, cursor?: string | null) => get<Page<Batch>>(path('datasets', id) + '/batches', { cursor }),
    records: (id: string, query: Query, purpose?: string) =>
      get<Page<DataRecord>>(path('datasets', id) + '/records', query, undefined, statedPurpose(purpose)),
    record: (id: string, record: string, signal?: AbortSignal, purpose?: string) =>
      get<DataRecord>(path('datasets', id, 'records', record), {}, signal, statedPurpose(purpose)),
    recordsFile: (id: string, query: Query, purpose: string, watching: Pick<FileDownload, 'signal' | 'onProgress'>) =>
      download({ path: path('datasets', id) + '/records.csv', query, headers: statedPurpose(purpose), ...watching }),
    recordsFileUrl: (id: string, query: Query) => urlOf(path('datasets', id) + '/records.csv', query),
    summary: (id: string, query: Query, signal?: AbortSignal) =>
      get<Summary>(path('datasets', id) + '/summary', query, signal),
    upload: (id: string, file: File, headers: Record<string, string>, onProgress: FileUpload['onProgress']) =>
      upload<Batch>({ path: path('datasets', id) + '/batches', query: { fileName: file.name }, file, headers, onProgress }),
  },
  batches: {
    get: (id: string) => get<Batch>(path('batches', id)),
    rejects: (id: string, cursor?: string | null) => get<Page<Reject>>(path('batches', id) + '/rejects', { cursor, limit: 100 }),
    rejectsUrl: (id: string) => urlOf(path('batches', id) + '/rejects', { limit: 500 }),
  },
  admin: {
    accounts: (cursor?: string | null) => get<Page<Account>>('/api/accounts', { cursor, limit: 100 }),
    organisations: (cursor?: string | null) => get<Page<Organisation>>('/api/organisations', { cursor, limit: 100 }),
    audit: (query: Query) => get<Page<AuditEntry>>('/api/audit', query),
    verification: () => get<AuditVerification>('/api/audit/verification'),
  },
}

/** All pages of a list that is known to be small (children of one area); stops at 4,000 rows. */
async function all<T>(page: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const answer = await page(cursor)
    items.push(...answer.items)
    cursor = answer.next ?? undefined
  } while (cursor && items.length < 4000)
  return items
}
