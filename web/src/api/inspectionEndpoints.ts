import { get, send, upload } from './client'
import type {
  Certificate, CertificateForm, Desk, DeskFindings, DeskSetting, InspectingUnit, InspectionItem, InspectionPlan, InspectionTask, ItemForm, ItemLook, ItemReport, JointProposal, Page, PlanAction, PlanDetail,
  PlanForm, TaskForm, UnitForm,
} from './index'

const path = (...parts: string[]) => ['/api', ...parts.map(encodeURIComponent)].join('/')
const LIMIT = 50

/** The desk of inspections. */
export const inspection = {
  desk: (signal?: AbortSignal) => get<Desk>('/api/inspection-desk', {}, signal),
  setDesk: (setting: DeskSetting) => send<Desk>('PUT', '/api/inspection-desk', setting),
  units: (q: string, cursor?: string | null) => get<Page<InspectingUnit>>('/api/inspecting-units', { q, cursor, limit: LIMIT }),
  announce: (organisation: string, form: UnitForm) => send<void>('PUT', path('inspecting-units', organisation), form),
  items: (filter: { q: string; look: ItemLook }, cursor?: string | null) => get<Page<InspectionItem>>('/api/inspection-items', { ...filter, cursor, limit: LIMIT }),
  item: (code: string, signal?: AbortSignal) => get<InspectionItem>(path('inspection-items', code), {}, signal),
  publish: (code: string, form: ItemForm) => send<InspectionItem>('PUT', path('inspection-items', code), form),
  importItems: (file: File, check: boolean) => upload<ItemReport>({ path: '/api/inspection-items/imports', query: { check }, file, headers: { 'Content-Type': 'text/csv' }, onProgress: () => {} }),
  lawChanged: (law: string, changedOn: string) => send<{ items: number }>('POST', '/api/inspection-items/law-changes', { law, changedOn }),
  certificates: (cursor?: string | null) => get<Page<Certificate>>('/api/officer-certificates', { cursor, limit: LIMIT }),
  certify: (number: string, form: CertificateForm) => send<void>('PUT', path('officer-certificates', number), form),
  plans: (filter: { year?: number }, cursor?: string | null) => get<Page<InspectionPlan>>('/api/inspection-plans', { ...filter, cursor, limit: LIMIT }),
  plan: (id: string, signal?: AbortSignal) => get<PlanDetail>(path('inspection-plans', id), {}, signal),
  addPlan: (form: PlanForm) => send<PlanDetail>('POST', '/api/inspection-plans', form),
  changePlan: (id: string, version: number, form: PlanForm) => send<PlanDetail>('PUT', path('inspection-plans', id), form, { version }),
  actOnPlan: (id: string, deed: { action: PlanAction; version: number; reason: string; filingNumber: string }) => send<PlanDetail>('POST', path('inspection-plans', id, 'actions'), deed),
  choose: (id: string, line: number, enterprises: string[]) => send<PlanDetail>('POST', path('inspection-plans', id, 'lines', String(line), 'enterprises'), { enterprises }),
  tasks: (filter: { q: string; open: boolean; plan?: string }, cursor?: string | null) => get<Page<InspectionTask>>('/api/inspection-tasks', { ...filter, cursor, limit: LIMIT }),
  addTask: (form: TaskForm) => send<InspectionTask>('POST', '/api/inspection-tasks', form),
  makeMatter: (wish: { tasks: string[]; officers: string[]; title: string; from: string | null; to: string | null }, request: string) =>
    send<{ matter: string; number: number }>('POST', '/api/inspection-tasks/matters', wish, {}, undefined, { 'Idempotency-Key': request }),
  findings: (matter: string, signal?: AbortSignal) => get<DeskFindings>(path('matters', matter, 'desk-checks'), {}, signal),
  joint: (days: { from: string; to: string }, signal?: AbortSignal) => get<JointProposal>('/api/joint-visits', days, signal),
  advise: (wish: { matters: string[]; day: string; reason: string }, request: string) =>
    send<{ matters: number }>('POST', '/api/joint-visits/advice', wish, {}, undefined, { 'Idempotency-Key': request }),
}
