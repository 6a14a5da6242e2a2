import { download, get, upload } from './client'
import type { HistoryNumbers, HistoryReport, InspectionNumbers, InspectionVisit, Page, PastFilter, PastInspection } from './index'

/** What a number counts of the visits. */
export type VisitFacet = 'JOINT' | 'REMOTE' | 'NOTED' | 'SCANNED' | 'LATE' | 'LEFT' | 'DELIVERED' | 'WITH_FINDINGS'

/** Which visits: of some days, of one unit or enterprise, of one number. */
export interface VisitFilter {
  from: string
  to: string
  requester?: string
  target?: string
  of?: VisitFacet
  /** Of enterprises that were visited so often. */
  times?: number
  /** Of a unit to an enterprise that it visited so often. */
  each?: number
}

export const inspectionNumbers = {
  get: (from: string, to: string, signal?: AbortSignal) => get<InspectionNumbers>('/api/inspections/numbers', { from, to }, signal),
  visits: (filter: VisitFilter, cursor?: string | null) => get<Page<InspectionVisit>>('/api/inspections/visits', { ...filter, cursor, limit: 50 }),
  file: (filter: VisitFilter, lang: string) => 
    download({ path: '/api/inspections/visits.csv', query: { ...filter, lang }, headers: {}, signal: new AbortController().signal, onProgress: () => {} }),
  history: (from: string, to: string, signal?: AbortSignal) => get<HistoryNumbers>('/api/inspections/history/numbers', { from, to }, signal),
  past: (filter: PastFilter, cursor?: string | null) => get<Page<PastInspection>>('/api/inspections/history', { ...filter, cursor, limit: 50 }),
  pastFile: (filter: PastFilter, lang: string) =>
    download({ path: '/api/inspections/history/rows.csv', query: { ...filter, lang }, headers: {}, signal: new AbortController().signal, onProgress: () => {} }),
  importHistory: (file: File) => upload<HistoryReport>({ path: '/api/inspections/history/imports', query: {}, file, headers: { 'Content-Type': 'text/csv' }, onProgress: () => {} }),
}
