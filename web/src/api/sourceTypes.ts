/** The shapes of where data comes from: source systems, their businesses, and the ways in which rows arrive. */

import type { Dataset } from './types'

export type AccessMode = 'UPLOAD' | 'FOLDER' | 'PUSH' | 'PULL' | 'LINK'
export type SystemState = 'REGISTERED' | 'MAPPED' | 'TRIAL' | 'LIVE' | 'RETIRED'

/** A dataset as somebody defines it: as the dataset itself, with all mistakes told at once when it cannot be. */
export type DatasetForm = Omit<Dataset, 'ownerName' | 'source'>

/** When something last came, how often it is expected (ISO 8601, as `P1D`), and since when it is late. */
export interface Freshness {
  lastSync?: string | null
  freshnessTarget?: string | null
  stale?: boolean
  staleSince?: string | null
}

export interface SourceSystem extends Freshness {
  id: string
  name: string
  nameEn?: string | null
  owner: string
  ownerName?: string | null
  vendor?: string | null
  contact?: string | null
  accessMode: AccessMode
  state: SystemState
  stateSince?: string | null
  synthetic?: boolean
  businesses: number
  datasets: number
}

export interface SystemForm {
  id: string
  name: string
  nameEn?: string | null
  owner: string
  vendor?: string | null
  contact?: string | null
  accessMode: AccessMode
  state: SystemState
  freshnessTarget?: string | null
  synthetic?: boolean
}

export interface Business extends Freshness {
  system: string
  id: string
  name: string
  nameEn?: string | null
  description?: string | null
  datasets: string[]
}

/** A key as it may be known once it was handed out. */
export interface SystemKey {
  id: string
  system: string
  name: string
  createdBy: string
  createdAt: string
  expiresAt?: string | null
  lastUsedAt?: string | null
  revokedAt?: string | null
}

export interface PullForm {
  name: string
  dataset: string
  url: string
  user: string
  /** Left out to keep the one that is there. */
  password?: string | null
  table?: string | null
  query?: string | null
  watermark?: string | null
  overlap?: string | null
  schedule?: string | null
  enabled: boolean
}

export interface PullRun {
  number: number
  state: 'RUNNING' | 'DONE' | 'WAITING' | 'FAILED' | 'CANCELLED'
  startedAt: string
  finishedAt?: string | null
  rows: number
  /** Rows that were read again and left out. */
  repeated?: number
  /** Rows whose watermark lies in the future: they are sent, and the watermark does not follow them. */
  future?: number
  batches: string[]
  error?: { code: string; detail?: string } | null
}

/** What a source answers before a pull is saved: its columns, and why the dataset could not take them in. */
export interface PullTrial {
  columns: { name: string; type: string }[]
  misfit?: string | null
}

/** A table or query of a department's database that fills a dataset; its password is not in it. */
export interface Pull extends Omit<PullForm, 'password'> {
  id: string
  system: string
  /** The watermark's last value: the next run goes on after it. */
  position?: string | null
  failures?: number
  lastRun?: PullRun | null
}

/** A folder whose files are taken for a dataset. */
export interface WatchedFolder {
  system: string
  dataset: string
  path?: string | null
  enabled: boolean
}

export interface BusinessForm {
  id: string
  name: string
  nameEn?: string | null
  description?: string | null
  datasets: string[]
  freshnessTarget?: string | null
}
