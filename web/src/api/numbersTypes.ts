/** How many there are of something. */
export interface NumberOf {
  key: string
  name: string
  count: number
}

/** What inspections came to in some days, in the reader's scope. */
export interface InspectionNumbers {
  from: string
  to: string
  enterprises: number
  visited: number
  visits: number
  joint: number
  remote: number
  frequencies: NumberOf[]
  /** How many pairs of a unit and an enterprise had so many visits. */
  each: NumberOf[]
  months: NumberOf[]
  units: NumberOf[]
  mostVisited: NumberOf[]
  door: { noted: number; scanned: number; late: number; left: number; minutes: number; delivered: number; withFindings: number }
  advice: { kind: string; given: number; followed: number }[]
}

/** One enterprise that one inspection went to. */
export interface InspectionVisit {
  matter: string
  number: number
  title: string
  requester: string
  requesterName: string
  target: string
  targetName: string
  from: string
  to: string
  state: string
}

/** What past inspections came to under one heading. */
export interface HistoryCount {
  key: string
  visits: number
  enterprises: number
  withFindings: number
  failed: number
  overCap: number
}

/** Past inspections, as they were taken in, in the reader's scope. */
export interface HistoryNumbers {
  cap: number
  all: HistoryCount
  years: HistoryCount[]
  types: HistoryCount[]
  frequencies: HistoryCount[]
}

/** One past inspection, as it was taken in. */
export interface PastInspection {
  number: number
  id: string
  requester: string
  requesterName: string
  key: string
  name: string
  type: string
  visitedOn: string
  outcome: 'PASSED' | 'CONDITIONAL' | 'FAILED' | 'UNKNOWN'
  findings: number
}

/** Which past inspections. */
export interface PastFilter {
  from: string
  to: string
  requester?: string
  enterprise?: string
}

/** What a file of past inspections did. */
export interface HistoryReport {
  rows: number
  added: number
  unregistered: number
}
