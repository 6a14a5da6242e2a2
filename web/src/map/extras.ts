import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { TimeWindow } from '../api'
import { useSession } from '../session'
import { useBaseMaps } from './baseMaps'

const KEY = 'jingwei.baseMap'

/** What lies under the data and which time it shows: the same for all screens of the map. */
export const useMapExtras = defineStore('mapExtras', () => {
  const session = useSession()
  const baseMaps = useBaseMaps()
  const baseId = ref(readBase())
  const window = shallowRef<TimeWindow | null>(null)
  const base = computed(() => baseMaps.all.find((one) => one.id === baseId.value) ?? null)

  function choose(id: string) {
    baseId.value = id
    try {
      localStorage.setItem(KEY, id)
    } catch {
      // The choice then lasts for this page only.
    }
  }
  watch(() => session.caller?.username, () => (window.value = null))
  return { base, baseId, choose, window }
})

function readBase(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}
