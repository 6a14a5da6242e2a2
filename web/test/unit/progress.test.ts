import { describe, expect, it } from 'vitest'
import type { Batch } from '../../src/api'
import { progressOf, secondsPerRowOf, withSample, type Sample } from '../../src/intake/progress'

const START = Date.parse('2026-01-01T00:00:00Z')
const batch = (more: Partial<Batch>): Batch => ({ id: 'b', dataset: 'd', state: 'RUNNING', bytes: 1000, phase: 'READING', startedAt: '2026-01-01T00:00:00Z', ...more })
const sample = (seconds: number, rows: number, bytes: number, phase = 0): Sample => ({ at: START + seconds * 1000, rows, bytes, phase })

describe('the progress of a run', () => {
  it('is measured over the last seconds while the file is read', () => {
    const seen = progressOf(batch({ rows: 500, bytesRead: 300 }), [sample(0, 0, 100), sample(2, 500, 300)], START + 2000, null)
    expect(seen).toMatchObject({ phase: 0, share: 0.3, rowsPerSecond: 250, mean: false, left: { kind: 'reading', seconds: 7 } })
  })

  it('tells somebody who comes back the mean rate of the run, which is not forgotten with the page', () => {
    const seen = progressOf(batch({ rows: 500, bytesRead: 300 }), [sample(10, 500, 300)], START + 10_000, null)
    expect(seen).toMatchObject({ rowsPerSecond: 50, mean: true, secondsElapsed: 10, left: { kind: 'unknown' } })
  })

  it('keeps the rate of reading in the later steps, and claims no time for them that nothing tells', () => {
    const samples = [sample(0, 0, 0), sample(1, 900, 1000), sample(2, 900, 1000, 2)]
    const seen = progressOf(batch({ rows: 900, bytesRead: 1000, phase: 'SORTING' }), samples, START + 5000, null)
    expect(seen).toMatchObject({ phase: 2, rowsPerSecond: 900, secondsInPhase: 3, left: { kind: 'unknown' } })
  })

  it('tells the time of the later steps from earlier runs, and says so when they are outlasted', () => {
    const sorting = batch({ rows: 900, bytesRead: 1000, phase: 'SORTING' })
    expect(progressOf(sorting, [], START + 5000, 0.01).left).toEqual({ kind: 'like', seconds: 4 })
    expect(progressOf(sorting, [], START + 50_000, 0.01).left).toEqual({ kind: 'longer' })
  })

  it('foresees all rows of the file while it is read', () => {
    const half = batch({ rows: 500, bytesRead: 500 })
    expect(progressOf(half, [], START + 4000, 0.01).left).toEqual({ kind: 'like', seconds: 6 })
  })

  it('waits for its turn before the first step, and has no share where the size is not known', () => {
    const seen = progressOf(batch({ state: 'RECEIVED', bytes: 0, bytesRead: 5 }), [], START, null)
    expect([seen.phase, seen.share]).toEqual([-1, null])
  })

  it('is not told by a clock that runs behind the server', () => {
    expect(progressOf(batch({ rows: 5 }), [], START - 60_000, 0.01)).toMatchObject({ secondsElapsed: null, rowsPerSecond: null })
  })
})

describe('what was seen of a run', () => {
  const ats = (samples: Sample[]) => samples.map((one) => (one.at - START) / 1000)

  it('starts over when the run begins again', () => {
    expect(ats(withSample([sample(0, 10, 10), sample(10, 20, 20)], sample(11, 3, 3)))).toEqual([11])
    expect(ats(withSample([sample(0, 10, 10), sample(10, 10, 10, 2)], sample(11, 10, 10, 0)))).toEqual([11])
  })

  it('drops what is older than the rate is measured over, and never all', () => {
    const old = [sample(0, 10, 10), sample(10, 20, 20)]
    expect(ats(withSample(old, sample(20, 30, 30)))).toEqual([10, 20])
    expect(ats(withSample(old, sample(90, 30, 30)))).toEqual([10, 90])
  })

  it('keeps the reading and the first and last of a later step', () => {
    const all = [sample(5, 20, 20, 1), sample(6, 20, 20, 1), sample(7, 20, 20, 1), sample(8, 20, 20, 2)]
    expect(ats(all.reduce(withSample, [sample(0, 10, 10), sample(4, 20, 20)]))).toEqual([0, 4, 5, 7, 8])
  })
})

describe('what earlier runs took', () => {
  const run = (seconds: number, more: Partial<Batch> = {}) => batch({
    state: 'COMMITTED', rows: 100, finishedAt: new Date(START + seconds * 1000).toISOString(), ...more,
  })

  it('is the middle of those that were committed', () => {
    expect(secondsPerRowOf([run(1), run(9), run(2), run(50, { state: 'FAILED' }), run(50, { rows: 0 })])).toBe(0.02)
    expect(secondsPerRowOf([])).toBeNull()
  })
})
