import type { Freshness, SystemState } from '../api'

export const STATES: SystemState[] = ['REGISTERED', 'MAPPED', 'TRIAL', 'LIVE', 'RETIRED']
export const STATE_TONES = { REGISTERED: 'plain', MAPPED: 'plain', TRIAL: 'accent', LIVE: 'ok', RETIRED: 'plain' } as const
export const ACCESS_MODES = ['UPLOAD', 'FOLDER', 'PUSH', 'PULL', 'LINK'] as const
/** How often records may be expected, as is usual; any other ISO 8601 duration can be written. */
export const TARGETS = ['PT15M', 'PT1H', 'P1D', 'P7D', 'P31D', 'P366D']

/** Late ones first, then those that were heard longest ago. */
export function byUrgency(a: Freshness, b: Freshness): number {
  if (Boolean(a.stale) !== Boolean(b.stale)) return a.stale ? -1 : 1
  if (a.stale && b.stale) return (a.staleSince ?? '') < (b.staleSince ?? '') ? -1 : 1
  return (a.lastSync ?? '') < (b.lastSync ?? '') ? -1 : 1
}

export interface SystemFilter {
  text: string
  state: string
  access: string
  owner: string
  stale: boolean
}

export function matches(system: { id: string; name: string; nameEn?: string | null; owner: string; ownerName?: string | null; state: string; accessMode: string; stale?: boolean }, filter: SystemFilter): boolean {
  const text = filter.text.trim().toLowerCase()
  const words = [system.id, system.name, system.nameEn ?? '', system.ownerName ?? system.owner]
  return (!text || words.some((word) => word.toLowerCase().includes(text)))
    && (!filter.state || system.state === filter.state) && (!filter.access || system.accessMode === filter.access)
    && (!filter.owner || system.owner === filter.owner) && (!filter.stale || system.stale === true)
}
