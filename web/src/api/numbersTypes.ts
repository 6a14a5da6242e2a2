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
