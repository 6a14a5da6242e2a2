import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api } from '../api'
import { useSession } from '../session'
import { useLoad } from '../ui'
import { homeOf } from './extent'

/** The area in view. It lives in the address (`?area=`), so that every screen of it can be linked. */
export const usePlace = defineStore('place', () => {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()

  const code = computed(() => {
    if (!session.caller) return null
    const asked = route.params.kind === 'area' ? route.params.key : route.query.area
    return typeof asked === 'string' && /^\d{1,18}$/.test(asked) ? asked : homeOf(session.caller)
  })
  const username = computed(() => session.caller?.username ?? null)
  const area = useLoad(() => (code.value ? { code: code.value, as: username.value } : null), (key, signal) =>
    api.areas.get(key.code, signal))
  const children = useLoad(() => (code.value ? { code: code.value, as: username.value } : null), (key, signal) =>
    api.areas.children(key.code, signal))

  /** Another area on the same screen; from a subject's own page, that area's page. */
  function go(to: string) {
    if (route.params.kind) return router.push(`/dossiers/area/${to}`)
    return router.push({ path: route.path, query: { ...route.query, subject: undefined, z: undefined, area: to } })
  }
  return { code, area: area.data, problem: area.problem, loading: area.loading, reload: area.reload,
    children: children.data, childrenProblem: children.problem, childrenLoading: children.loading, go }
})
