import type { BarredOfficer } from './deskTypes'

/** The shapes of the desk of inspections: who may inspect, what, by which plan, and joined how. */
export interface DeskSetting {
  strict: boolean
  emptyYears: number
  perDay: number
  perWeek: number
  perMonth: number
  unitsPerVisit: number
  emergencyHours: number
  jointAim: number
  laterJointAim: number
  cleanChecks: number
}

export interface Desk {
  setting: DeskSetting
  /** Whether the caller keeps the lists. */
  editable: boolean
  units: number
  items: number
}

/** What the desk finds in a matter; refused for it where the checks are in force. */
export interface DeskFindings {
  strict: boolean
  findings: { rule: string; field: string; words: string; wordsEn: string; way: string; wayEn: string; legalSource: string }[]
  /** Officers who are not to go there until it is explained. */
  barred: BarredOfficer[]
  explains: boolean
  /** Who in the caller's unit may. */
  heads: string[]
}

export type Qualification = 'ORGAN' | 'AUTHORISED' | 'ENTRUSTED'

export interface UnitForm {
  qualification: Qualification
  entrustedBy: string | null
  legalBasis: string
  announcedOn: string
  endedOn: string | null
}

export interface InspectingUnit extends UnitForm {
  organisation: string
  name: string
  officers: number
}

export type InspectionMode = 'ON_SITE' | 'REMOTE'
export type ItemLook = 'ALL' | 'EMPTY' | 'OUTDATED' | 'ENDED'

export interface CheckEntry {
  id: string
  text: string
  textEn: string
  basis: string
}

export interface ItemForm {
  name: string
  legalBasis: string
  organisation: string | null
  objectType: string
  mode: InspectionMode
  checklist: CheckEntry[]
  capPerYear: number | null
  publishedOn: string
  endedOn: string | null
  lastUsedOn: string | null
}

export interface InspectionItem extends ItemForm {
  code: string
  organisationName: string
  lawChangedOn: string | null
  empty: boolean
  outdated: boolean
}

export interface ItemReport {
  kept: boolean
  rows: number
  added: number
  changed: number
}

export interface CertificateForm {
  organisation: string
  holder: string
  from: string
  to: string
}

export interface Certificate extends CertificateForm {
  number: string
}

export type PlanState = 'DRAFT' | 'FILED' | 'PUBLISHED' | 'WITHDRAWN'
export type PlanAction = 'file' | 'return' | 'publish' | 'withdraw'

export interface PlanLineForm {
  item: string
  fromMonth: number
  toMonth: number
  mode: InspectionMode
  minutes: number
  many: number | null
  enterprises: string[]
}

export interface PlanForm {
  year: number
  kind: 'ANNUAL' | 'SPECIAL'
  title: string
  lines: PlanLineForm[]
}

export interface InspectionPlan {
  id: string
  number: number
  year: number
  kind: 'ANNUAL' | 'SPECIAL'
  title: string
  organisation: string
  organisationName: string
  state: PlanState
  version: number
  filingNumber: string
  reason: string
  filedAt?: string | null
  publishedAt?: string | null
  lines: number
  many: number
  /** Left out where the reader does not see all of them. */
  tasks?: number
}

export interface PlanLine {
  number: number
  item: string
  itemName: string
  fromMonth: number
  toMonth: number
  mode: InspectionMode
  minutes: number
  many: number
  enterprises: { key: string; name: string }[]
  /** Left out where the reader does not see all of them. */
  tasks?: number
}

export interface PlanDetail extends InspectionPlan {
  content: PlanLine[]
  open: (PlanAction | 'change' | 'choose')[]
  /** Who is to file it, where that is not for the reader. */
  heads: string[]
}

export type TaskOrigin = 'PLAN' | 'SPECIAL' | 'ORDERED' | 'COMPLAINT' | 'ACCIDENT' | 'MEDIA' | 'TRANSFER' | 'STATUTORY_DAY' | 'TAX_RISK' | 'OTHER'

export interface InspectionTask {
  id: string
  number: number
  organisation: string
  organisationName: string
  origin: TaskOrigin
  plan?: string | null
  source: string
  item: string
  itemName: string
  enterprise: string
  enterpriseName: string
  from: string
  to: string
  minutes: number
  mode: InspectionMode
  emergencyAt?: string | null
  reportDue?: string | null
  late: boolean
  matter?: { id: string; number: number; state: string } | null
  open: boolean
}

export interface TaskForm {
  origin: TaskOrigin
  source: string
  item: string
  enterprise: string
  from: string | null
  to: string | null
  minutes: number
  mode: InspectionMode
  emergencyAt: string | null
}

export interface JointPart {
  task: string
  organisation: string
  organisationName: string
  item: string
  itemName: string
  from: string
  to: string
  matter?: string | null
  number?: number | null
  state?: string | null
  /** Its days end first. */
  soonest: boolean
  /** Officers who are named for it and are not to go there. */
  barred: string[]
}

export interface JointVisit {
  enterprise: string
  enterpriseName: string
  day: string
  parts: JointPart[]
  saved: number
  firstCommon: string
  lastCommon: string
  commonDays: number
  notJoined: { organisationName: string; itemName: string; why: string }[]
  /** Those that can be advised to merge now. */
  matters: string[]
}

export interface JointProposal {
  from: string
  to: string
  tasks: number
  before: number
  after: number
  jointVisits: number
  visitedTasks: number
  jointTasks: number
  remote: number
  unplanned: { reason: string; tasks: number }[]
  assumed: string[]
  jointAim: number
  laterJointAim: number
  visits: JointVisit[]
  whole: boolean
  flags: { enterprise: string; enterpriseName: string; period: 'DAY' | 'WEEK' | 'MONTH'; from: string; visits: number }[]
}
