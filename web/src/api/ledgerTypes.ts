/** The shapes of the ledger of burden, and of what those who were asked think of it. */
export type Booking = 'ASKED' | 'IMPOSED' | 'RELIEVED' | 'SAVED' | 'REOPENED'
export type Saving = 'MERGED' | 'REMOTE' | 'CHANGED' | 'CANCELLED' | 'REFUSED_BY_RULE' | 'REFUSED_BY_CENTRE' | 'REFUSED_BY_TARGET' | 'WITHDRAWN'
export type LedgerBy = 'REQUESTER' | 'AREA' | 'MECHANISM' | 'MONTH' | 'SAVING'

/** The part of the ledger that is asked for. */
export interface LedgerSlice {
  area?: string | null
  from?: string
  to?: string
  mechanism?: string
  requester?: string
  booking?: string
  saving?: string
}

export interface LedgerSum {
  key: string
  name: string
  /** Entries behind it. */
  count: number
  /** Entries among them in which something was asked for. */
  asked: number
  minutesAsked: number
  minutesImposed: number
  minutesSaved: number
}

export interface LedgerSums {
  items: LedgerSum[]
  total: LedgerSum
}

export interface LedgerEntry {
  id: number
  matter: string
  title: string
  mechanism: string
  requester: string
  requesterName: string
  legalBasis: string
  kind: string
  key: string
  name: string
  area: string
  areaName: string
  booking: Booking
  saving?: Saving
  minutes: number
  day: string
}

export interface EvaluationItem {
  id: string
  name: string
  nameEn: string
}

/** How the rating of a matter stands for the reader. */
export interface EvaluationRoom {
  items: EvaluationItem[]
  /** How many ballots are counted together. */
  group: number
  open: boolean
  rated: boolean
}

export interface EvaluationScore {
  item: string
  ballots: number
  points: number
  average: number
}

export interface EvaluationSum {
  key: string
  name: string
  count: number
  scores: EvaluationScore[]
}

export interface EvaluationSums {
  items: EvaluationSum[]
  total: EvaluationSum
  asked: EvaluationItem[]
  group: number
}

export interface RatingWords {
  id: string
  requester: string
  mechanism: string
  month: string
  words: string
}
