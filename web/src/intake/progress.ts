import type { Batch, RunPhase } from '../api'

/** The steps of a run, in their order. */
export const PHASES: RunPhase[] = ['READING', 'CHECKING_KEYS', 'SORTING', 'COMMITTING']

/** How far a run was at one moment. */
export interface Sample {
  at: number
  rows: number
  bytes: number
  phase: number
}

/** How long it will still take: measured, told from earlier runs, or not to be known. */
export type Left = { kind: 'reading' | 'like'; seconds: number } | { kind: 'longer' | 'unknown' }

export interface Progress {
  /** Which step it is at; -1 while it waits for its turn. */
  phase: number
  /** How much of the file is read, 0 to 1; nothing where its size is not known. */
  share: number | null
  rowsPerSecond: number | null
  /** Whether the rate is that of the whole run until now, and not of the last seconds. */
  mean: boolean
  secondsInPhase: number | null
  secondsElapsed: number | null
  left: Left
}

const WINDOW_MILLISECONDS = 12_000

/** A received run waits for its turn; one that runs and does not say what it does reads. */
export function phaseOf(batch: Pick<Batch, 'state' | 'phase'>): number {
  return batch.state === 'RECEIVED' ? -1 : PHASES.indexOf(batch.phase ?? 'READING')
}

export function sampleOf(batch: Batch, at: number): Sample {
  return { at, rows: batch.rows ?? 0, bytes: batch.bytesRead ?? 0, phase: phaseOf(batch) }
}

/**
 * The samples with one more. Of reading those are kept over which the rate is measured, of a later step its first and
 * last; all are forgotten when a run begins again.
 */
export function withSample(samples: Sample[], next: Sample): Sample[] {
  const last = samples.at(-1)
  if (last && (next.rows < last.rows || next.bytes < last.bytes || next.phase < last.phase)) return [next]
  if (next.phase > 0) return [...samples.filter((one, index) => one.phase !== next.phase || samples[index - 1]?.phase !== next.phase), next]
  const kept = samples.filter((one) => one.phase === next.phase && next.at - one.at <= WINDOW_MILLISECONDS)
  return [...(kept.length > 0 ? kept : samples.slice(-1)), next]
}

/** Seconds a row that a dataset's earlier runs took from their start to their end: the middle of the last few. */
export function secondsPerRowOf(batches: Batch[]): number | null {
  const known = batches.flatMap((one) => {
    const seconds = (Date.parse(one.finishedAt ?? '') - Date.parse(one.startedAt ?? '')) / 1000
    return one.state === 'COMMITTED' && seconds > 0 && (one.rows ?? 0) > 0 ? [seconds / (one.rows ?? 1)] : []
  }).slice(0, 5).sort((a, b) => a - b)
  return known[Math.floor(known.length / 2)] ?? null
}

/**
 * Rate and time left. While the file is read both are measured here over the last seconds. The later steps (keys,
 * sorting, committing) have no measure of their own: their time is told from earlier runs of the dataset, or not at all.
 */
export function progressOf(batch: Batch, samples: Sample[], now: number, secondsPerRow: number | null): Progress {
  const bytes = batch.bytes ?? 0
  const phase = phaseOf(batch)
  const share = bytes > 0 ? Math.min(1, (batch.bytesRead ?? 0) / bytes) : null
  const started = Date.parse(batch.startedAt ?? '')
  const elapsed = Number.isNaN(started) || now < started ? null : (now - started) / 1000
  const since = samples.find((one) => one.phase === phase)
  const measured = measuredRate(samples)
  const rate = measured?.rows ?? (elapsed && batch.rows ? batch.rows / elapsed : null)
  return {
    phase, share, rowsPerSecond: rate, mean: measured === null, secondsElapsed: elapsed, secondsInPhase: since ? (now - since.at) / 1000 : null,
    left: leftOf(batch, phase, share, elapsed, phase === 0 ? (measured?.bytes ?? null) : null, secondsPerRow),
  }
}

/** Rows and bytes a second over the last seconds of reading that were seen here. */
function measuredRate(samples: Sample[]): { rows: number; bytes: number } | null {
  const reading = samples.filter((one) => one.phase === 0)
  const first = reading[0]
  const last = reading.at(-1)
  if (!first || !last || last.at <= first.at) return null
  const seconds = (last.at - first.at) / 1000
  return { rows: (last.rows - first.rows) / seconds, bytes: (last.bytes - first.bytes) / seconds }
}

function leftOf(batch: Batch, phase: number, share: number | null, elapsed: number | null, bytesPerSecond: number | null, secondsPerRow: number | null): Left {
  const reading = bytesPerSecond && share !== null ? Math.max(0, (batch.bytes ?? 0) - (batch.bytesRead ?? 0)) / bytesPerSecond : null
  const rows = phase === 0 ? (share ? (batch.rows ?? 0) / share : null) : (batch.rows ?? 0)
  if (secondsPerRow !== null && rows && elapsed !== null) {
    const seconds = Math.max(reading ?? 0, rows * secondsPerRow - elapsed)
    return seconds > 0 ? { kind: 'like', seconds } : { kind: 'longer' }
  }
  return reading === null ? { kind: 'unknown' } : { kind: 'reading', seconds: reading }
}

export const UNFINISHED = ['RECEIVED', 'RUNNING'] as const

export function isUnfinished(batch: Pick<Batch, 'state'>): boolean {
  return (UNFINISHED as readonly string[]).includes(batch.state)
}
