/** The shapes of a file's way into the lake: the run, what is asked about it and what it refused. */
import type { LoadMode } from './types'

export type BatchState = 'HELD' | 'RECEIVED' | 'RUNNING' | 'COMMITTED' | 'FAILED' | 'DUPLICATE' | 'CANCELLED'
export type FileFormat = 'CSV' | 'XLSX' | 'GEOJSON' | 'NDJSON'
export type FileCharset = 'UTF_8' | 'GB18030' | 'UTF_16LE' | 'UTF_16BE'
export type RunPhase = 'READING' | 'CHECKING_KEYS' | 'SORTING' | 'COMMITTING'

/** How often one rule spoke about one element; no element when it spoke about whole lines. */
export interface RuleCount {
  element: string | null
  rule: string
  count: number
}

export interface Batch {
  id: string
  dataset: string
  fileName?: string | null
  state: BatchState
  mode?: LoadMode | null
  format?: FileFormat | null
  charset?: FileCharset | null
  delimiter?: string | null
  sheet?: string | null
  channel?: 'UPLOAD' | 'FOLDER' | 'PUSH' | 'PULL' | null
  source?: string | null
  mapping?: Mapping | null
  digest?: string | null
  bytes?: number | null
  bytesRead?: number | null
  rows?: number | null
  accepted?: number | null
  refused?: number | null
  unplaced?: number | null
  superseded?: number | null
  outdated?: number | null
  phase?: RunPhase | null
  receivedAt?: string | null
  startedAt?: string | null
  finishedAt?: string | null
  duplicateOf?: string | null
  error?: { code: string; detail?: string } | null
  refusals?: RuleCount[] | null
  warnings?: RuleCount[] | null
}

export interface Reject {
  line: number
  column: string | number | null
  rule: string
  reason: string
  value?: string | null
}

export type Step =
  | { kind: 'TRIM' }
  | { kind: 'DATE'; pattern: string }
  | { kind: 'UNIT'; factor: number }
  | { kind: 'CODES'; codes: Record<string, string> }
  | { kind: 'IDENTIFIER' }
  | { kind: 'CONSTANT'; value: string }
export type StepKind = Step['kind']

/** One element with the column that it comes from; none for a constant. */
export interface MappedColumn {
  source?: string | null
  element: string
  steps?: Step[]
}

export interface Mapping {
  columns: MappedColumn[]
  crs?: string | null
}

export interface Reading {
  format?: FileFormat | null
  charset?: FileCharset | null
  delimiter?: string | null
  sheet?: string | null
  mapping?: Mapping | null
}

/** What was found about a file, and how sure that is, from 0 to 1. */
export interface Guess<T> {
  value: T
  confidence: number
}

/** A column that seems to be an element, and what would have to be done to its values; none when no column seems to be. */
export interface Suggestion {
  element: string
  source?: string | null
  score: number
  steps: Step[]
}

export interface DryRun {
  rows: number
  accepted: number
  refused: number
  unplaced: number
  warnings: RuleCount[]
  faults: { line: number; element?: string | null; rule: string; reason: string; value?: string | null }[]
}

/** A look at a held file: what it seems to be, how it will be read, and what would become of its first rows. */
export interface Preview {
  format: Guess<FileFormat>
  charset?: Guess<FileCharset> | null
  delimiter?: Guess<string> | null
  reading: Reading & { format: FileFormat }
  header: string[]
  rows: string[][]
  suggestions: Suggestion[]
  suggested?: Mapping | null
  dryRun?: DryRun | null
  /** Why it cannot be read as it is set now. */
  problem?: string | null
}
