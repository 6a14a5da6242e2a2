import { get, send } from './client'
import type {
  CareNumbers, Checklist, CommonProblem, CommonProposal, CommonPush, CommonReview, Lesson, Page, PushStage, SelfCheck, SelfCheckDraft, Voice, VoiceDeed, VoiceFilter, VoiceKind, VoiceLimits, VoiceShown, VoiceUnit,
} from './index'

const path = (...parts: string[]) => ['/api', ...parts.map(encodeURIComponent)].join('/')
const LIMIT = 20

/** What enterprises say. Whatever carries an id of the page is done once, however often it is sent. */
export const voices = {
  list: async (filter: VoiceFilter, cursor?: string | null): Promise<Page<Voice & { names: Record<string, string> }>> => {
    const { page, names } = await get<{ page: Page<Voice>; names: Record<string, string> }>('/api/voices', { ...filter, cursor, limit: LIMIT })
    return { ...page, items: page.items.map((one) => ({ ...one, names })) }
  },
  get: (id: string, signal?: AbortSignal) => get<VoiceShown>(path('voices', id), {}, signal),
  limits: (signal?: AbortSignal) => get<VoiceLimits>('/api/voices/limits', {}, signal),
  units: (signal?: AbortSignal) => get<Page<VoiceUnit>>('/api/voices/units', {}, signal),
  say: (id: string, said: { kind: VoiceKind; matter?: string; unit?: string; words: string }) => send<VoiceShown>('PUT', path('voices', id), said),
  act: (id: string, step: { id: string; deed: VoiceDeed; version: number; other?: string; words: string }) => send<VoiceShown>('POST', path('voices', id, 'steps'), step),
}

/** Common problems, for the centre and for those who are told. */
export const lessons = {
  proposals: async (cursor?: string | null): Promise<Page<CommonProposal>> => (await get<{ page: Page<CommonProposal> }>('/api/common-problems/proposals', { cursor, limit: LIMIT })).page,
  problems: (cursor?: string | null) => get<Page<CommonProblem>>('/api/common-problems', { cursor, limit: LIMIT }),
  problem: (id: string, signal?: AbortSignal) => get<{ problem: CommonProblem; audience: number }>(path('common-problems', id), {}, signal),
  review: (id: string, review: CommonReview) => send<{ problem: CommonProblem; audience: number }>('PUT', path('common-problems', id), review),
  push: (id: string, version: number) => send<{ problem: CommonProblem; audience: number }>('POST', path('common-problems', id, 'push'), { version }),
  pushes: (filter: { problem?: string; stage: PushStage; from?: string; to?: string }, cursor?: string | null) => get<Page<CommonPush>>('/api/common-pushes', { ...filter, cursor, limit: 50 }),
  told: (cursor?: string | null) => get<Page<Lesson>>('/api/lessons', { cursor, limit: LIMIT }),
  read: (problem: string) => send<void>('POST', path('lessons', problem, 'reading'), {}),
}

export const selfChecks = {
  checklists: (filter: { q: string; all: boolean }, cursor?: string | null) => get<Page<Checklist>>('/api/self-checks/checklists', { ...filter, cursor, limit: LIMIT }),
  list: (filter: { problem?: string; from?: string; to?: string }, cursor?: string | null) => get<Page<SelfCheck>>('/api/self-checks', { ...filter, cursor, limit: LIMIT }),
  keep: (id: string, draft: SelfCheckDraft) => send<SelfCheck>('PUT', path('self-checks', id), draft),
  share: (id: string, shared: boolean) => send<SelfCheck>('POST', path('self-checks', id, 'sharing'), { shared }),
  care: (from: string, to: string, signal?: AbortSignal) => get<CareNumbers>('/api/inspections/care-numbers', { from, to }, signal),
}
