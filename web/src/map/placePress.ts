import { shallowRef } from 'vue'
import { api, type Identified, type PlacedFeature, type Position } from '../api'
import type { PressedPlace } from './model'

export interface Found {
  at: Position
  metres: number
  area: string | null
  items: Identified[]
}

/**
 * What a press on an empty spot, or on several things at once, means: all that is here. One thing alone is opened; where
 * nothing but the area is, it is the area. The latest press wins.
 */
export function usePlacePress(open: {
  /** Whether features of a layer lead to a dossier or a record. */
  leads: (layer: string) => boolean
  area: (code: string) => void
  feature: (layer: string, feature: PlacedFeature) => void
  failed: (cause: unknown) => void
}) {
  const found = shallowRef<Found | null>(null)
  let running: AbortController | null = null

  async function press(place: PressedPlace) {
    running?.abort()
    found.value = null
    const mine = new AbortController()
    running = mine
    try {
      const [lon, lat] = place.at
      const answer = await api.map.identify({ lon, lat, radiusMetres: place.metres }, mine.signal)
      if (mine.signal.aborted) return
      const items = thingsOf(answer.items)
      const [first] = items
      if (!first) return place.area ? open.area(place.area) : undefined
      if (items.length === 1 && first.count === 1 && first.items[0] && open.leads(first.layer)) return open.feature(first.layer, first.items[0])
      found.value = { at: place.at, metres: place.metres, area: place.area, items }
    } catch (cause) {
      if (!mine.signal.aborted) open.failed(cause)
    }
  }

  function clear() {
    running?.abort()
    found.value = null
  }
  return { found, press, clear }
}

/** The areas are always here: they are offered apart, and are no answer to what is here. */
export function thingsOf(items: Identified[]): Identified[] {
  return items.filter((item) => item.layer !== 'areas' && item.items.length > 0)
}
