import { get, send, upload } from './client'
import type { ClassForm, ClassKind, EnterpriseClass, ExplanationForm, FlagVisits, OfficerExplanation, Page, VisitFlag } from './index'

const LIMIT = 50

/** What the desk of inspections holds to beside its lists. */
export const desk = {
  explanations: (cursor?: string | null) => get<Page<OfficerExplanation>>('/api/officer-explanations', { cursor, limit: LIMIT }),
  explain: (form: ExplanationForm, request: string) => send<OfficerExplanation>('POST', '/api/officer-explanations', form, {}, undefined, { 'Idempotency-Key': request }),
  classes: (filter: { q: string; kind?: ClassKind }, cursor?: string | null) => get<Page<EnterpriseClass>>('/api/enterprise-classes', { ...filter, cursor, limit: LIMIT }),
  sayClass: (form: ClassForm) => send<void>('PUT', '/api/enterprise-classes', form),
  importClasses: (file: File, check: boolean) => upload<{ kept: boolean; rows: number }>({ path: '/api/enterprise-classes/imports', query: { check }, file, headers: { 'Content-Type': 'text/csv' }, onProgress: () => {} }),
  flags: (span: { from: string; to: string }, cursor?: string | null) => get<Page<VisitFlag>>('/api/visit-flags', { ...span, cursor, limit: 20 }),
  flagVisits: (flag: { enterprise: string; from: string; to: string }, signal?: AbortSignal) => get<FlagVisits>('/api/visit-flags/visits', flag, signal),
}
