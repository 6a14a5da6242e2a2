import { defineStore } from 'pinia'
import { computed } from 'vue'
import { api, type BaseMap } from '../api'
import { useSession } from '../session'
import { useLoad } from '../ui'
import { isDrawable } from './baseMap'

/** The base maps that the operator has set and this browser can draw; none until they are known. */
export const useBaseMaps = defineStore('baseMaps', () => {
  const session = useSession()
  const settings = useLoad(() => session.caller?.username ?? null, (_, signal) => api.map.settings(signal))
  const all = computed<BaseMap[]>(() => (settings.data.value?.baseMaps ?? []).filter(isDrawable))
  return { all }
})
