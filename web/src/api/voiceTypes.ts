import type { ChecklistEntry } from './onsiteTypes'

/** What enterprises say, are told, and look at by themselves. */
export type VoiceKind = 'SUGGESTION' | 'DEMAND' | 'COMPLAINT'
export type VoiceState = 'RECEIVED' | 'IN_HAND' | 'HANDED_ON' | 'ANSWERED' | 'WITHDRAWN'
export type VoiceDeed = 'SEND' | 'TAKE' | 'HAND_ON' | 'HAND_BACK' | 'ANSWER' | 'WITHDRAW'
export type VoiceLook = 'ALL' | 'WAITING' | 'IN_TIME' | 'LATE'

export interface Voice {
  id: string
  number: number
  kind: VoiceKind
  name: string
  matter?: string | null
  unit?: string | null
  words: string
  receiver: string
  handedTo?: string | null
  state: VoiceState
  version: number
  dueAt: string
  late: boolean
  /** Whether the enterprise has not yet read what was last done. */
  news: boolean
  answer: string
  answeredAt?: string | null
  createdAt: string
}

export interface VoiceShown {
  voice: Voice
  steps: { number: number; deed: VoiceDeed; organisation: string; other?: string | null; words: string; at: string }[]
  open: VoiceDeed[]
  names: Record<string, string>
}

/** What holds for what enterprises send, as this place has set it. */
export interface VoiceLimits {
  perDay: number
  signs: number
  days: number
}

export interface VoiceUnit {
  id: string
  name: string
  kind: string
}

export interface VoiceFilter {
  kind?: VoiceKind
  look?: VoiceLook
  from?: string
  to?: string
}

/** A pattern across results that waits for a review. */
export interface CommonProposal {
  item: string
  itemName: string
  objectType: string
  entry: string
  entryText: string
  round: number
  enterprises: number
  checked: number
  samples: string[]
}

export interface CommonReview {
  item: string
  entry: string
  round: number
  accepts: boolean
  words?: string
  advice?: string
  questions?: string[]
  area?: string
  reason?: string
}

export interface CommonProblem {
  id: string
  number: number
  item: string
  itemName: string
  entryText: string
  enterprises: number
  checked: number
  state: 'SET_ASIDE' | 'ACCEPTED' | 'PUSHED'
  version: number
  words: string
  advice: string
  questions: { id: string; text: string }[]
  objectType: string
  area: string
  reason: string
  reviewedAt: string
  pushedAt?: string | null
  /** Of how many answered self-checks it is said what they found: whole blocks of five. */
  receipts: { pushed: number; read: number; checked: number; answered: number; found: number }
}

export type PushStage = 'PUSHED' | 'READ' | 'CHECKED'

export interface CommonPush {
  problem: string
  words: string
  key: string
  name: string
  pushedAt: string
  readAt?: string | null
  checkedAt?: string | null
}

/** A common problem as an enterprise is told of it. */
export interface Lesson {
  problem: string
  number: number
  itemName: string
  centreName: string
  words: string
  advice: string
  questions: { id: string; text: string }[]
  pushedAt: string
  readAt?: string | null
  checkedAt?: string | null
}

export interface Checklist {
  item: string
  name: string
  legalBasis: string
  organisationName: string
  objectType: string
  entries: ChecklistEntry[]
}

export type SelfCheckResult = 'FINE' | 'MENDED' | 'NEEDS_HELP' | 'NOT_APPLICABLE'

export interface SelfCheckDraft {
  item?: string
  problem?: string
  doneOn: string
  answers: { entry: string; result: SelfCheckResult; note: string }[]
  note: string
  shared: boolean
}

export interface SelfCheck {
  id: string
  number: number
  key: string
  name: string
  item: string
  itemName: string
  problem?: string | null
  doneOn: string
  answers: { entry: string; text: string; result: SelfCheckResult; note: string }[]
  note: string
  found: number
  help: number
  shared: boolean
}

/** What enterprises said, were told and looked at in some days. */
export interface CareNumbers {
  complaints: VoiceCount
  demands: VoiceCount
  suggestions: VoiceCount
  told: { problems: number; pushed: number; read: number; checked: number }
  selfChecks: { checks: number; enterprises: number }
}

export interface VoiceCount {
  sent: number
  answered: number
  inTime: number
  late: number
}
