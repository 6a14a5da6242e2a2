import type { Layer, LayerTime, TimeWindow } from '../../api'

export type TimeStep = 'day' | 'week' | 'month' | 'year'
export const TIME_STEPS: TimeStep[] = ['day', 'week', 'month', 'year']
const MOST_WINDOWS = 1500
const DAY_MILLISECONDS = 86_400_000

/** From the first to the last day that any of the layers knows; nothing where none has a time. */
export function extentOf(layers: Pick<Layer, 'time'>[], today: string): TimeWindow | null {
  const timed = layers.flatMap((layer) => (layer.time ? [layer.time === true ? {} : layer.time] : [])) as LayerTime[]
  if (timed.length === 0) return null
  const from = timed.flatMap((time) => (time.from ? [time.from.slice(0, 10)] : [])).sort()[0]
  const to = timed.map((time) => time.to?.slice(0, 10) ?? today).sort().at(-1) ?? today
  const first = from ?? yearBefore(to)
  return first <= to ? { from: first, to } : null
}

function yearBefore(day: string): string {
  return textOf(new Date(Date.UTC(Number(day.slice(0, 4)) - 1, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))))
}

/**
 * The windows of a step that together cover an extent, each from its first day to the day before the next begins:
 * weeks begin on Monday. The last may reach beyond the extent; no more than 1,500 are made, the latest ones.
 */
export function windowsOf(extent: TimeWindow, step: TimeStep): TimeWindow[] {
  const windows: TimeWindow[] = []
  const end = dayOf(extent.to)
  for (let start = beginOf(dayOf(extent.from), step); start <= end; ) {
    const next = nextOf(start, step)
    windows.push({ from: textOf(new Date(start)), to: textOf(new Date(next - DAY_MILLISECONDS)) })
    start = next
  }
  return windows.slice(-MOST_WINDOWS)
}

/** The step that gives a handful to a hundred windows. */
export function stepFor(extent: TimeWindow): TimeStep {
  const days = (dayOf(extent.to) - dayOf(extent.from)) / DAY_MILLISECONDS
  return days <= 62 ? 'day' : days <= 365 ? 'week' : days <= 365 * 10 ? 'month' : 'year'
}

function dayOf(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10)))
}

function beginOf(day: number, step: TimeStep): number {
  const date = new Date(day)
  if (step === 'year') return Date.UTC(date.getUTCFullYear(), 0, 1)
  if (step === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  return step === 'week' ? day - ((date.getUTCDay() + 6) % 7) * DAY_MILLISECONDS : day
}

function nextOf(day: number, step: TimeStep): number {
  const date = new Date(day)
  if (step === 'year') return Date.UTC(date.getUTCFullYear() + 1, 0, 1)
  if (step === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
  return day + (step === 'week' ? 7 : 1) * DAY_MILLISECONDS
}

function textOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
