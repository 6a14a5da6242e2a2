import { get } from './client'
import type { InspectionNumbers, InspectionVisit, Page } from './index'

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
}
