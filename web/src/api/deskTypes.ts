/** The shapes of what the desk of inspections holds to beside its lists. */

/** Who found nothing at an enterprise time and again. */
export interface BarredOfficer {
  matter: string
  enterprise: string
  enterpriseName: string
  officer: string
  checks: number
}

export interface ExplanationForm {
  enterprise: string
  officer: string
  reason: string
}

export interface OfficerExplanation extends ExplanationForm {
  id: string
  number: number
  organisation: string
  organisationName: string
  enterpriseName: string
  /** Who explained it, for the unit. */
  head: string
  username: string
  explainedAt: string
}

export type ClassKind = 'MUST' | 'LIMITED' | 'EXEMPT'

export interface ClassForm {
  kind: ClassKind
  enterprise: string
  area: string
  organisation: string
  item: string
  most: number | null
  from: string
  to: string | null
  reason: string
  source: string
}

export interface EnterpriseClass {
  number: number
  kind: ClassKind
  enterprise?: string | null
  enterpriseName: string
  area?: string | null
  organisation?: string | null
  organisationName: string
  item?: string | null
  itemName: string
  most?: number | null
  from: string
  to?: string | null
  reason: string
  source: string
}

/** Many visits to one enterprise in a day, a week or a month. */
export interface VisitFlag {
  enterprise: string
  enterpriseName: string
  period: 'DAY' | 'WEEK' | 'MONTH'
  from: string
  to: string
  visits: number
  courtesies: number
}

/** The visits behind a flag; those of one outing count once. */
export interface FlagVisits {
  visits: { id: string; matter: string; number?: number | null; title: string; requesterName: string; arrivedAt: string; outing: string }[]
  courtesies: { id: string; requesterName: string; purpose: string; note: string; arrivedAt: string }[]
  whole: boolean
}
