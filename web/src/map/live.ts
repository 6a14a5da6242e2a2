import { onBeforeUnmount } from 'vue'
import { listenForEvents, type LayerChanged } from '../api'
import { Gathered } from './gathered'
import { useLayers } from './layers'
import type { MapHandle } from './model'

const QUIET_MILLISECONDS = 400
const LONGEST_MILLISECONDS = 1500
const COUNTS_MILLISECONDS = 10_000

/**
 * Keeps the map as the data are: a layer that the server names as changed has its tiles asked for anew, once for many
 * changes in a row; its count follows at most every ten seconds. After a break all layers are asked for, since nobody
 * knows what was missed.
 */
export function useLiveLayers(map: () => MapHandle | null): void {
  const layers = useLayers()
  let countsAt = 0
  let countsTimer: ReturnType<typeof setTimeout> | undefined

  const gathered = new Gathered<string>(QUIET_MILLISECONDS, LONGEST_MILLISECONDS, (ids) => {
    for (const id of ids) if (id === 'areas' || layers.drawn.some((one) => one.id === id)) map()?.refresh(id)
    countLater()
  })

  function countLater() {
    clearTimeout(countsTimer)
    countsTimer = setTimeout(() => {
      countsAt = Date.now()
      void layers.reload()
    }, Math.max(0, countsAt + COUNTS_MILLISECONDS - Date.now()))
  }

  const end = listenForEvents({ layer: take, reset: all }, all)

  /** A layer that is new, gone or described anew is a matter of the list. */
  function take(data: unknown) {
    const changed = data as Partial<LayerChanged> | null
    if (typeof changed?.layer !== 'string') return
    const known = layers.find(changed.layer)?.layer
    if (changed.layer !== 'areas' && (changed.removed || !known || known.source === 'UPLOAD')) void layers.reload()
    gathered.add(changed.layer)
  }

  /** Changes may have been missed: everything that is drawn is asked for anew. */
  function all() {
    gathered.add('areas')
    layers.drawn.forEach((one) => gathered.add(one.id))
  }

  onBeforeUnmount(() => {
    end()
    gathered.stop()
    clearTimeout(countsTimer)
  })
}
