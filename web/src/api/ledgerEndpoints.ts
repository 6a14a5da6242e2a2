import { download, get, send, type FileDownload } from './client'
import type { EvaluationRoom, EvaluationSums, LedgerBy, LedgerEntry, LedgerSlice, LedgerSums, Page, RatingWords } from './index'

const evaluationOf = (matter: string) => `/api/matters/${encodeURIComponent(matter)}/evaluation`

/** Burden booked and saved. */
export const ledger = {
  summary: (by: LedgerBy, slice: LedgerSlice, signal?: AbortSignal) => get<LedgerSums>('/api/ledger/summary', { by, ...slice }, signal),
  entries: (slice: LedgerSlice, cursor?: string | null) => get<Page<LedgerEntry>>('/api/ledger/entries', { ...slice, cursor, limit: 50 }),
  file: (slice: LedgerSlice, lang: string, watching: Pick<FileDownload, 'signal' | 'onProgress'>) =>
    download({ path: '/api/ledger/entries.csv', query: { ...slice, lang }, headers: {}, ...watching }),
}

/** What those who were asked think of how it went. */
export const evaluations = {
  room: (matter: string, signal?: AbortSignal) => get<EvaluationRoom>(evaluationOf(matter), {}, signal),
  rate: (matter: string, ballot: { scores: Record<string, number>; words: string }) => send<EvaluationRoom>('POST', evaluationOf(matter), ballot),
  summary: (by: 'REQUESTER' | 'MECHANISM' | 'MONTH', query: { from?: string; to?: string; requester?: string }, signal?: AbortSignal) =>
    get<EvaluationSums>('/api/evaluations/summary', { by, ...query }, signal),
  suggestions: (query: { from?: string; to?: string; requester?: string }, cursor?: string | null) =>
    get<Page<RatingWords>>('/api/evaluations/suggestions', { ...query, cursor, limit: 20 }),
}
