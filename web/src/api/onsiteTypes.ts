import type { Matter, Page } from './index'

/** What happens at an enterprise's door. */
export type DoorSide = 'OFFICER' | 'ENTERPRISE' | 'WATCHER'
export type EntryResult = 'CONFORMS' | 'FAILS' | 'NOT_APPLICABLE'
export type BackfillKind = 'NETWORK' | 'URGENT' | 'OTHER'
export type CourtesyPurpose = 'PUBLICITY' | 'SURVEY' | 'SERVICE'
export type FindingDeed = 'SUBMIT' | 'ACCEPT' | 'MORE'

export interface ChecklistEntry {
  id: string
  text: string
  textEn?: string | null
  basis?: string | null
}

export interface GivenCode {
  code: { code: string; validFrom: string; validTo: string }
  /** What the QR code says. */
  sealed: string
}

export interface Visit {
  id: string
  number: number
  matter: string
  target: { kind: string; key: string }
  name: string
  requester: string
  title: string
  arrival: { at: string; side: DoorSide; position?: { longitude: number; latitude: number; accuracy: number } | null; distance?: number | null }
  confirmedAt?: string | null
  leftAt?: string | null
  minutes?: number | null
  backfilled?: { kind: BackfillKind; reason: string; at: string; late: boolean } | null
}

export interface RecordEntry {
  item: string
  result: EntryResult
  remark: string
  photos: string[]
}

export interface FindingDraft {
  id: string
  item: string
  text: string
  basis: string
  rectifyBy: string
}

/** A record as a device sends it: counted by the device, on the version it read last. */
export interface RecordDraft {
  device: string
  sequence: number
  base: number
  summary: string
  entries: RecordEntry[]
  findings: FindingDraft[]
}

export interface InspectionRecord {
  version: number
  summary: string
  entries: RecordEntry[]
  findings: FindingDraft[]
  savedAt: string
  deliveredAt?: string | null
  acknowledgedAt?: string | null
  statement: string
}

export interface InspectionFinding extends FindingDraft {
  state: 'OPEN' | 'SUBMITTED' | 'MORE' | 'CLOSED'
  light: 'GREEN' | 'YELLOW' | 'RED'
  steps: { id: string; number: number; kind: FindingDeed; text: string; photos: string[]; at: string }[]
}

export interface Door {
  matter: Matter
  key: string
  name: string
  side: DoorSide
  decided: boolean
  /** Whether the item is published; what is not may be refused. */
  published: boolean
  checklist: ChecklistEntry[]
  code?: GivenCode | null
  visit?: Visit | null
  record?: InspectionRecord | null
  findings: InspectionFinding[]
  publishAt?: string | null
}

export interface NamedDoor {
  door: Door
  requesterName: string
}

export interface ComingVisit {
  matter: string
  number: number
  title: string
  legalBasis: string
  requester: string
  from: string
  to: string
  minutes: number
  officers: string[]
  key: string
  name: string
  slot?: string | null
  published: boolean
  coded: boolean
}

/** A visit that inspected nothing. */
export interface CourtesyVisit {
  id: string
  number: number
  requester: string
  name: string
  purpose: CourtesyPurpose
  note: string
  arrivedAt: string
  minutes: number
  late: boolean
}

export interface Publication {
  number: number
  name: string
  requester: string
  title: string
  visitedAt: string
  findings: number
  publishAt: string
}

/** Rows with what the units in them are called. */
export interface NamedPage<T> {
  page: Page<T>
  names: Record<string, string>
}
