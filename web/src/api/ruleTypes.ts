/** The shapes of the rules of the gate, of what they find in a matter, and of a rehearsal. */
export type Severity = 'REFUSE' | 'NEEDS_REASON' | 'ADVISE'
export type Ground = 'ROUTINE' | 'CASE' | 'SPECIAL' | 'ORDERED' | 'INCIDENT' | 'STATUTORY_DAY' | 'TAX_RISK' | 'OTHER'
export type RuleType =
  | 'LISTED' | 'FREQUENCY_CAP' | 'QUIET_PERIOD' | 'FORBIDDEN_PERIOD' | 'QUOTA_AGAINST_LAST_YEAR' | 'CONFLICT' | 'DUPLICATE'
  | 'CERTIFICATE_VALID' | 'JURISDICTION' | 'LENGTH_LIMIT' | 'MINIMUM_NOTICE' | 'NEGATIVE_LIST' | 'EXPRESSION'

/** Days of one year (`2027-06-07`), or of each (`06-07`). */
export interface DaySpan {
  name: string
  from: string
  to: string
}
export type ParameterValue = number | string | string[] | DaySpan[]

export interface RuleForm {
  id: string
  mechanisms: string[]
  name: string
  nameEn: string
  legalSource: string
  /** Empty for the whole place. */
  area: string
  from: string | null
  to: string | null
  severity: Severity
  kind: RuleType
  parameters: Record<string, ParameterValue>
  exceptFor: Ground[]
}

export interface Rule extends RuleForm {
  version: number
  changedBy: string
  changedAt: string
  editable: boolean
}

export interface Finding {
  rule: string
  version: number
  name: string
  nameEn: string
  severity: Severity
  /** Only noted, since the rule makes an exception for the matter's ground. */
  excepted: boolean
  field: string
  targets: number
  first: string[]
  words: string
  wordsEn: string
  way: string
  wayEn: string
  legalSource: string
}

export interface Confirmation {
  username: string
  organisation: string
  reason: string
  at: string
}

/** What rules say of a matter: now, or when it was checked last. */
export interface MatterChecks {
  live: boolean
  findings: Finding[]
  confirmations: Confirmation[]
  mayConfirm: boolean
}

export interface RehearsedChange {
  matter: string
  number: number
  title: string
  requester: string
  requesterName: string
  before?: Finding | null
  after?: Finding | null
}

export interface Rehearsal {
  year: number
  judged: number
  whole: boolean
  before: Partial<Record<Severity, number>>
  after: Partial<Record<Severity, number>>
  different: number
  items: RehearsedChange[]
  next?: string | null
}
