import { get, send } from './client'
import type { AdviceKind, AdviceRoom, AnswerRoom, CalendarYear, DeadlineRoom, Delegation, Page, Proposal, SigningRoom } from './index'

const room = (id: string, ...parts: string[]) => ['/api/matters', encodeURIComponent(id), ...parts].join('/')
/** A deed goes with a name of its own, so that sent twice it is done once. */
const deed = <T>(path: string, body: object, request: string) => send<T>('POST', path, body, {}, undefined, { 'Idempotency-Key': request })

/** The time of a matter and the advice for it. */
export const gate = {
  deadline: (id: string, signal?: AbortSignal) => get<DeadlineRoom>(room(id, 'deadline'), {}, signal),
  urge: (id: string, body: { reason: string }, request: string) => deed<DeadlineRoom>(room(id, 'urges'), body, request),
  extend: (id: string, body: { version: number; days: number; reason: string }, request: string) => deed<DeadlineRoom>(room(id, 'extensions'), body, request),
  decideExtension: (id: string, body: { version: number; grant: boolean; reason: string }, request: string) =>
    deed<DeadlineRoom>(room(id, 'extensions', 'decision'), body, request),
  answers: (id: string, signal?: AbortSignal) => get<AnswerRoom>(room(id, 'answers'), {}, signal),
  answer: (id: string, body: { objects: boolean; reason: string; slot: string | null }, request: string) => deed<AnswerRoom>(room(id, 'answers'), body, request),
  pickSlot: (id: string, body: { slot: string | null; reason: string }, request: string) => deed<AnswerRoom>(room(id, 'slots'), body, request),
  signing: (id: string, signal?: AbortSignal) => get<SigningRoom>(room(id, 'signers'), {}, signal),
  countersign: (id: string, body: { version: number; organisations: string[]; inOrder: boolean; required: boolean; reason: string }, request: string) =>
    deed<SigningRoom>(room(id, 'signers'), body, request),
  addSigner: (id: string, body: { organisation: string; reason: string }, request: string) => deed<SigningRoom>(room(id, 'signers', 'additions'), body, request),
  sign: (id: string, body: { objects: boolean; reason: string }, request: string) => deed<SigningRoom>(room(id, 'signers', 'answer'), body, request),
  waive: (id: string, body: { version: number; number: number; reason: string }, request: string) => deed<SigningRoom>(room(id, 'signers', 'waiver'), body, request),
  transfer: (id: string, body: { version: number; to: string; reason: string }, request: string) => deed<SigningRoom>(room(id, 'transfers'), body, request),
  advice: (id: string, signal?: AbortSignal) => get<AdviceRoom>(room(id, 'advice'), {}, signal),
  proposals: (id: string, signal?: AbortSignal) => get<Page<Proposal>>(room(id, 'proposals'), {}, signal),
  advise: (id: string, body: { version: number; kind: AdviceKind; reason: string; matters: string[] }, request: string) => deed<AdviceRoom>(room(id, 'advice'), body, request),
  answerAdvice: (id: string, body: { version: number; accept: boolean; reason: string }, request: string) => deed<AdviceRoom>(room(id, 'advice', 'answer'), body, request),
  decideRefusal: (id: string, body: { version: number; uphold: boolean; reason: string }, request: string) => deed<AdviceRoom>(room(id, 'advice', 'decision'), body, request),
}

/** The working days and hours of the caller's area. */
export const calendar = {
  year: (year: number, signal?: AbortSignal) => get<CalendarYear>('/api/calendar', { year }, signal),
  setDay: (day: string, said: { working: boolean; name: string }) => send<void>('PUT', `/api/calendar/days/${day}`, said),
  resetDay: (day: string) => send<void>('DELETE', `/api/calendar/days/${day}`),
  setHours: (hours: string) => send<void>('PUT', '/api/calendar/hours', { hours }),
}

/** Who acts for the caller, and for whom the caller acts. */
export const delegations = {
  list: (signal?: AbortSignal) => get<Page<Delegation>>('/api/delegations', {}, signal),
  give: (body: { taker: string; from: string; to: string; reason: string }, request: string) => deed<Page<Delegation>>('/api/delegations', body, request),
  end: (id: string) => send<Page<Delegation>>('DELETE', `/api/delegations/${encodeURIComponent(id)}`),
}
