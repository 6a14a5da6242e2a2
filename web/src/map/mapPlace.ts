import { computed } from 'vue'
import type { Bounds } from '../api'
import { holdsAll, usePlace } from '../place'
import { useSession } from '../session'
import type { MapPlace } from './model'

/** The area in view as the map draws it: its outline, its children's names. */
export function useMapPlace() {
  const place = usePlace()
  const session = useSession()
  return computed<MapPlace | null>(() => {
    const area = place.area
    if (!area) return null
    const children = place.children ?? []
    return {
      code: area.code,
      childLength: children[0]?.code.length ?? 0,
      whole: session.caller !== null && holdsAll(area.code, session.caller),
      outlined: (children.length > 0 ? children : [area]).every((one) => one.bounds),
      bounds: area.bounds ?? around(children),
      labels: children.flatMap((child) => (child.point ? [{ code: child.code, name: child.name, point: child.point }] : [])),
    }
  })
}

/** Where an area has no outline of its own: what holds its children. */
function around(areas: { bounds?: Bounds | null }[]): Bounds | null {
  const all = areas.flatMap((one) => (one.bounds ? [one.bounds] : []))
  if (all.length === 0) return null
  return [
    Math.min(...all.map((one) => one[0])), Math.min(...all.map((one) => one[1])),
    Math.max(...all.map((one) => one[2])), Math.max(...all.map((one) => one[3])),
  ]
}
