import type { DatasetQuality, QualityCounts } from '../api'
import type { Chart } from '../charts'

export interface QualityPart {
  label: string
  counts: QualityCounts
}

/** The months, or the runs, in the order of time. */
export function partsOf(quality: DatasetQuality, by: 'month' | 'run', date: (at: string) => string): QualityPart[] {
  if (by === 'month') return quality.months.map((month) => ({ label: month.month, counts: month.counts })).reverse()
  return [...quality.runs].reverse().map((run, index) => ({ label: `${index + 1} · ${date(run.receivedAt)}`, counts: run.counts }))
}

/** Unplaced rows are accepted ones without a place, so the three parts of a bar are placed, unplaced and refused. */
export function qualityChart(parts: QualityPart[], words: { by: string; placed: string; unplaced: string; refused: string; unit: string }): Chart {
  return {
    kind: 'stack', by: words.by, unit: words.unit, categories: parts.map((part) => part.label),
    series: [
      { name: words.placed, tone: 'ok', values: parts.map(({ counts }) => counts.accepted - counts.unplaced) },
      { name: words.unplaced, tone: 'warn', values: parts.map(({ counts }) => counts.unplaced) },
      { name: words.refused, tone: 'bad', values: parts.map(({ counts }) => counts.refused) },
    ],
  }
}

/** What came of everything that came: how many rows, and how many of them were accepted. */
export function acceptedOf(quality: DatasetQuality): { accepted: number; rows: number; refused: number; runs: number } {
  return quality.months.reduce((sum, month) => ({
    accepted: sum.accepted + month.counts.accepted, refused: sum.refused + month.counts.refused,
    rows: sum.rows + month.counts.accepted + month.counts.refused, runs: sum.runs + month.runs,
  }), { accepted: 0, rows: 0, refused: 0, runs: 0 })
}
