import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, Problem, type BaseMap } from '../../api'
import { useSession } from '../../session'
import { useLoad } from '../../ui'
import { isDrawable } from '../baseMap'

export type Service = 'settings' | 'identify' | 'within' | 'nearest' | 'classes'

/**
 * What the server can do for the map. A server that has no settings for it has none of the rest; a call that is
 * answered by "there is no such address" takes its tool off the screen until the next login.
 */
export const useMapService = defineStore('mapService', () => {
  const session = useSession()
  const missing = ref(new Set<Service>())
  const settings = useLoad(() => session.caller?.username ?? null, (_, signal) => {
    missing.value = new Set()
    return withoutMissing('settings', api.map.settings(signal))
  })
  const ready = computed(() => settings.data.value !== null && !missing.value.has('settings'))
  const baseMaps = computed<BaseMap[]>(() => (settings.data.value?.baseMaps ?? []).filter(isDrawable))

  function has(service: Service): boolean {
    return ready.value && !missing.value.has(service)
  }

  /** The answer of a service, remembering when there is no such service. */
  async function withoutMissing<T>(service: Service, answer: Promise<T>): Promise<T> {
    try {
      return await answer
    } catch (cause) {
      if (isMissing(Problem.of(cause))) missing.value = new Set([...missing.value, service])
      throw cause
    }
  }
  return { has, baseMaps, withoutMissing }
})

export function isMissing(problem: Problem): boolean {
  return problem.status === 404 || problem.status === 405 || problem.status === 501
}
