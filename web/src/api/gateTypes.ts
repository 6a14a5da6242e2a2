/** The shapes of a matter's time and of the advice for it, and of the calendar by which time counts. */
export type Light = 'GREEN' | 'YELLOW' | 'RED'

export interface Deadline {
  state: string
  since: string
  due: string
  light: Light
  /** Working minutes that are left; below zero, those that are over. */
  restMinutes: number
  paused: boolean
  extendedDays: number
  escalatedTo?: string | null
}

export interface Extension {
  number: number
  days: number
  reason: string
  organisation: string
  askedAt: string
  state: 'ASKED' | 'GRANTED' | 'DENIED' | 'LAPSED'
  answer: string
}

/** How the time of a matter stands, and what the caller may do about it. */
export interface DeadlineRoom {
  deadline?: Deadline | null
  /** What the organisations in it are called. */
  names: Record<string, string>
  extensions: Extension[]
  open: ('urge' | 'extend' | 'decide-extension')[]
}

export type AdviceKind = 'MERGE' | 'REMOTE' | 'CHANGE' | 'CANCEL'

export interface Advice {
  number: number
  kind: AdviceKind
  reason: string
  organisation: string
  organisationName: string
  givenAt: string
  answerDue: string
  state: 'GIVEN' | 'ACCEPTED' | 'REFUSED' | 'DROPPED' | 'UPHELD' | 'UNANSWERED' | 'LAPSED'
  answer: string
  decision: string
  others: { matter: string; number: number; title: string; requester: string }[]
  /** What the requesters of the others are called. */
  requesters: Record<string, string>
}

export interface AdviceRoom {
  items: Advice[]
  open: ('advise' | 'answer-advice' | 'decide-refusal')[]
}

/** What one target answers. */
export interface TargetAnswer {
  kind: string
  key: string
  name: string
  objects: boolean
  reason: string
  slot?: string | null
  moves: number
  answeredAt: string
}

export interface AnswerRoom {
  answers: { items: TargetAnswer[]; next?: string | null }
  open: ('agree' | 'object' | 'pick-slot')[]
}

/** A matter that the one in hand could be merged with. */
export interface Proposal {
  matter: string
  number: number
  title: string
  requester: string
  requesterName: string
  from: string
  to: string
  state: string
  shared: number
}

export interface CalendarDay {
  day: string
  working: boolean
  name: string
  /** Whether the caller's own area says so. */
  own: boolean
}

export interface CalendarYear {
  year: number
  /** Whether the country's days off of that year are known. */
  announced: boolean
  mayChange: boolean
  hours: string
  ownHours: boolean
  /** Days that are not what their weekday says. */
  days: CalendarDay[]
}

/** An organisation that is asked for its opinion. */
export interface Signer {
  number: number
  asking: number
  step: number
  organisation: string
  required: boolean
  question: string
  askedBy: string
  askedAt: string
  state: 'WAITING' | 'AGREED' | 'OBJECTED' | 'WAIVED' | 'LAPSED'
  counts: boolean
  answer: string
  answeredAt?: string | null
}

/** That a centre handed the matter to another one. */
export interface Transfer {
  number: number
  fromCentre: string
  toCentre: string
  reason: string
  transferredAt: string
}

/** Who has a say in a matter beside its parties, and what the caller may do about it. */
export interface SigningRoom {
  signers: Signer[]
  transfers: Transfer[]
  /** To which the caller may hand the matter. */
  centres: string[]
  /** What the organisations in it are called. */
  names: Record<string, string>
  open: ('countersign' | 'waive-signer' | 'transfer' | 'sign' | 'add-signer')[]
}

/** That an account acts for another one of its organisation. */
export interface Delegation {
  id: string
  giver: string
  giverName: string
  taker: string
  takerName: string
  from: string
  to: string
  reason: string
  givenAt: string
  endedAt?: string | null
  inForce: boolean
}
