import type { Batch } from '../api'

/** How far a run was at one moment. */
export interface Sample {
  at: number
  rows: number
  bytes: number
}

export interface Progress {
  /** How much of the file is read, 0 to 1; nothing where its size is not known. */
  share: number | null
  rowsPerSecond: number | null
  secondsLeft: number | null
}

const WINDOW_MILLISECONDS = 12_000

export function sampleOf(batch: Batch, at: number): Sample {
  return { at, rows: batch.rows ?? 0, bytes: batch.bytesRead ?? 0 }
}

/** The samples with one more, without those older than what the rate is measured over; starts over when a run begins again. */
export function withSample(samples: Sample[], next: Sample): Sample[] {
  const last = samples.at(-1)
  if (last && (next.rows < last.rows || next.bytes < last.bytes)) return [next]
  const kept = samples.filter((one) => next.at - one.at <= WINDOW_MILLISECONDS)
  return [...(kept.length > 0 ? kept : samples.slice(-1)), next]
}

/**
 * Rate and time left as measured over the last seconds here, so that no clock of the server is asked. Once all is read
 * the rest (keys, sorting, committing) has no measure of its own, and no time is claimed for it.
 */
export function progressOf(batch: Batch, samples: Sample[]): Progress {
  const bytes = batch.bytes ?? 0
  const share = bytes > 0 ? Math.min(1, (batch.bytesRead ?? 0) / bytes) : null
  const first = samples[0]
  const last = samples.at(-1)
  const reading = !batch.phase || batch.phase === 'READING'
  if (!reading || !first || !last || last.at <= first.at) return { share, rowsPerSecond: null, secondsLeft: null }
  const seconds = (last.at - first.at) / 1000
  const bytesPerSecond = (last.bytes - first.bytes) / seconds
  const left = bytesPerSecond > 0 && bytes > 0 ? Math.max(0, bytes - last.bytes) / bytesPerSecond : null
  return { share, rowsPerSecond: (last.rows - first.rows) / seconds, secondsLeft: left }
}

export const UNFINISHED = ['RECEIVED', 'RUNNING'] as const

export function isUnfinished(batch: Pick<Batch, 'state'>): boolean {
  return (UNFINISHED as readonly string[]).includes(batch.state)
}
