import { get, upload } from './client'
import type { HistoryNumbers, HistoryReport, InspectionNumbers, InspectionVisit, Page } from './index'

/** Which visits: of some days, of one unit or enterprise. */
export interface VisitFilter {
  from: string
  to: string
  requester?: string
  target?: string
}

export const inspectionNumbers = {
  get: (from: string, to: string, signal?: AbortSignal) => get<InspectionNumbers>('/api/inspections/numbers', { from, to }, signal),
  visits: (filter: VisitFilter, cursor?: string | null) => get<Page<InspectionVisit>>('/api/inspections/visits', { ...filter, cursor, limit: 50 }),
  history: (from: string, to: string, signal?: AbortSignal) => get<HistoryNumbers>('/api/inspections/history/numbers', { from, to }, signal),
  importHistory: (file: File) => upload<HistoryReport>({ path: '/api/inspections/history/imports', query: {}, file, headers: { 'Content-Type': 'text/csv' }, onProgress: () => {} }),
}
