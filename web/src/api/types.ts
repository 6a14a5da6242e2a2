/** The shapes of the HTTP API, as the server's OpenAPI description gives them. */

export type Position = [number, number]
export type Bounds = [number, number, number, number]

export interface Page<T> {
  items: T[]
  next?: string | null
  total?: number | null
}

export interface AreaRef {
  code: string
  name: string
  level: string
}

export type Clearance = 'PUBLIC' | 'INTERNAL' | 'SENSITIVE'
export type SubjectKind = 'AREA' | 'ENTERPRISE' | 'SCHOOL'

export interface Caller {
  username: string
  displayName: string
  role: 'ADMINISTRATOR' | 'CENTRE' | 'DEPARTMENT' | 'AREA_OFFICER' | 'SUBJECT'
  mustChangePassword: boolean
  organisation: { id: string; name: string; kind: string } | null
  area: AreaRef | null
  areas: AreaRef[]
  clearance: Clearance
  subject: { kind: string; key: string } | null
  places: string[]
}

export interface Area extends AreaRef {
  parent?: string | null
  point?: Position | null
  bounds?: Bounds | null
  synthetic?: boolean
  path?: AreaRef[]
  childCount?: number
}

export interface CodeItem {
  code: string
  label: string
  labelEn?: string | null
}

export interface Element {
  name: string
  label: string
  labelEn?: string | null
  type: 'TEXT' | 'INTEGER' | 'DECIMAL' | 'DOUBLE' | 'DATE' | 'TIMESTAMP' | 'BOOLEAN'
  required?: boolean
  rule?: string | null
  unit?: string | null
  codes?: CodeItem[] | null
  mask?: string | null
  min?: string | null
  max?: string | null
  pattern?: string | null
  /** Whether rule, bounds and pattern only warn. */
  warn?: boolean
}

/** A rule over several elements of a row, in CEL. */
export interface RowCheck {
  id: string
  expression: string
  message: string
  messageEn?: string | null
}

export type LoadMode = 'APPEND' | 'UPSERT' | 'REPLACE'

/** How a row gets its area: by a code, by an organisation, by a position, or by one of the former and then the position. */
export interface Placing {
  kind: 'AREA_CODE' | 'COORDINATES' | 'ORGANISATION'
  element?: string | null
  longitude?: string | null
  latitude?: string | null
  crs?: string | null
}

/** The business of a system that fills a dataset, and how fresh that is. */
export interface DatasetSource {
  system: string
  systemName: string
  systemNameEn?: string | null
  business: string
  businessName: string
  businessNameEn?: string | null
  freshnessTarget?: string | null
  lastSync?: string | null
  stale?: boolean
  staleSince?: string | null
}

export interface Dataset {
  id: string
  name: string
  nameEn?: string | null
  owner: string
  ownerName?: string | null
  description?: string | null
  sensitivity: Clearance
  synthetic: boolean
  elements: Element[]
  key: string[]
  title?: string | null
  asOf?: string | null
  subject?: { kind: string; key: string; authoritative?: boolean } | null
  placing?: Placing | null
  points?: { longitude: string; latitude: string; category?: string | null; crs?: string | null } | null
  source?: DatasetSource | null
  mode?: LoadMode
  version?: string | null
  month?: string | null
  checks?: RowCheck[]
}

export type Value = string | number | boolean | null

export interface DataRecord {
  id: string
  area?: { code: string; name: string } | null
  unplaced?: string | null
  values: Record<string, Value>
  masked?: string[]
  source?: { batch: string; fileName?: string | null; line: number; asOf?: string | null } | null
}

/** A page of records, and where its total is from: kept with each batch or counted (exact), or from what is known of the files. */
export interface RecordPage extends Page<DataRecord> {
  totalSource?: 'aggregate' | 'scan' | 'estimate' | null
}

export interface DossierValue {
  element: string
  label: string
  labelEn?: string | null
  value?: Value
  display?: string | null
  displayEn?: string | null
  masked?: boolean
}

export interface DossierRow {
  id: string
  values: DossierValue[]
  source?: { batch?: string; fileName?: string | null; line?: number; asOf?: string | null } | null
}

export interface DossierSection {
  dataset: string
  name: string
  nameEn?: string | null
  owner?: { id: string; name: string } | null
  asOf?: string | null
  count: number
  more?: boolean
  synthetic?: boolean
  kind: 'SUMMARY' | 'ROWS'
  breakdown?: { key: string; label: string; labelEn?: string | null; count: number }[] | null
  breakdownElement?: { name: string; label: string; labelEn?: string | null } | null
  rows?: DossierRow[] | null
}

export interface Dossier {
  subject: {
    kind: SubjectKind
    key: string
    name: string
    area?: { code: string; name: string } | null
    path?: AreaRef[] | string | null
    point?: Position | null
  }
  synthetic?: boolean
  /** The subject reaches beyond the reader's scope: only the visible part is counted. */
  partial?: boolean
  sections: DossierSection[]
}

export interface Hit {
  kind: SubjectKind
  key: string
  name: string
  area?: { code: string; name: string } | null
  level?: string | null
  path?: string | null
  point?: Position | null
}

export interface Organisation {
  id: string
  name: string
  kind: string
  area?: string | null
  subject?: { kind: string; key: string } | string | null
}

export interface Account {
  username: string
  displayName: string
  role: Caller['role']
  organisation: string
  mustChangePassword?: boolean
  /** Whether it answers for its organisation. */
  head: boolean
}

export interface AuditEntry {
  id: string | number
  at: string
  username?: string | null
  organisation?: string | null
  action: string
  object?: string | null
  scope?: string | null
  purpose?: string | null
  rows?: number | null
  outcome?: string | null
  hash?: string | null
}

export interface AuditVerification {
  intact: boolean
  checked: number
  firstBroken?: string | number | null
}
