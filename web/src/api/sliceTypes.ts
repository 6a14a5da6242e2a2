/** The shapes of numbers about a dataset: summaries, quality over time, and what its table holds. */
import type { BatchState } from './intakeTypes'

export type MeasureKind = 'count' | 'sum' | 'min' | 'max' | 'distinct'

export interface SummaryItem {
  key: string
  name: string
  count: number
  /** The other measures that were asked for, as `sum:amount`. */
  values?: Record<string, number | string | null> | null
  /** For an area whose code is valid no more: since when it was in use, and until when. */
  validFrom?: string | null
  validTo?: string | null
  undivided?: number | null
}

export interface Summary {
  items: SummaryItem[]
  total: number
  unplaced?: number | null
  more?: boolean
  /** Kept with each batch, or counted from the rows just now. */
  source?: 'aggregate' | 'scan'
}

/** One commit as of which the table can still be read. */
export interface TableSnapshot {
  id: string
  time: string
  operation: string
  addedRows: number
}

export interface TableStorage {
  /** Rows in the files, also those that were replaced and are not cleared away yet. */
  rows: number
  bytes: number
  bytesPerRow: number
  budgetBytesPerRow: number
  overBudget: boolean
  files: number
  deleteFiles: number
  elements: { element: string; label: string; bytes: number; bytesPerRow: number }[]
  snapshots: TableSnapshot[]
}

/** A dataset in the list of all: what came last, how good it was and what the table costs are told to its owner only. */
export interface CatalogueRow {
  dataset: string
  lastRun?: { batch: string; fileName: string; state: BatchState; receivedAt: string; finishedAt?: string | null } | null
  quality?: { files: number; rows: number; accepted: number; refused: number; unplaced: number } | null
  storage?: { rows: number; bytesPerRow: number; budgetBytesPerRow: number; overBudget: boolean } | null
}

/** What a dataset holds, and to its owner also what that costs. */
export interface DatasetFacts {
  dataset: string
  rows: number
  storage?: TableStorage | null
}

export interface QualityCounts {
  rows: number
  accepted: number
  refused: number
  unplaced: number
  warnings: number
}

/** How often a rule refused and how often it warned of values of an element. */
export interface QualityRule {
  element: string
  rule: string
  refused: number
  warned: number
}

export interface QualityRun {
  batch: string
  fileName?: string | null
  state: BatchState
  receivedAt: string
  finishedAt?: string | null
  counts: QualityCounts
  rules: QualityRule[]
}

export interface DatasetQuality {
  runs: QualityRun[]
  months: { month: string; runs: number; counts: QualityCounts }[]
  rules: QualityRule[]
}
