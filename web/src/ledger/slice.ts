import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { LedgerSlice } from '../api'
import { usePlace } from '../place'

export type SliceName = 'from' | 'to' | 'mechanism' | 'requester' | 'booking' | 'saving'

/** A day so many months before this one; `2026-02-28` stays in February. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** Every month of a window, so that a month without an entry is drawn as none. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  for (let day = `${from.slice(0, 7)}-01`; day.slice(0, 7) <= to.slice(0, 7) && months.length < 130; day = monthsBefore(day, -1)) months.push(day.slice(0, 7))
  return months
}

/** The part of the ledger in view. It lives in the address, so that every number can be linked. */
export function useLedgerSlice(today: string) {
  const route = useRoute()
  const router = useRouter()
  const place = usePlace()
  const textOf = (name: SliceName) => (typeof route.query[name] === 'string' ? route.query[name] : '')
  const slice: ComputedRef<LedgerSlice & { from: string; to: string }> = computed(() => {
    const to = /^\d{4}-\d{2}-\d{2}$/.test(textOf('to')) ? textOf('to') : today
    const from = /^\d{4}-\d{2}-\d{2}$/.test(textOf('from')) ? textOf('from') : `${monthsBefore(to, 11).slice(0, 7)}-01`
    return { area: place.code, from, to, mechanism: textOf('mechanism'), requester: textOf('requester'), booking: textOf('booking'), saving: textOf('saving') }
  })
  const change = (changes: Partial<Record<SliceName | 'area', string | undefined>>) => void router.replace({ query: { ...route.query, ...changes } })
  return { slice, change, place }
}
