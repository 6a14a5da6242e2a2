import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { withFilter, type Filter } from './filters'

/** What narrows a dataset on every one of its tabs: the filters, and the time as of which it is read. Both live in the address. */
export function useSlice() {
  const route = useRoute()
  const router = useRouter()
  const textOf = (name: string) => (typeof route.query[name] === 'string' ? String(route.query[name]) : '')
  const change = (query: LocationQueryRaw) => void router.replace({ query: { ...route.query, ...query } })

  const filters = computed({
    get: () => [route.query.filter ?? []].flat().filter((one): one is string => typeof one === 'string'),
    set: (list: string[]) => change({ filter: list }),
  })
  const asOf = computed({ get: () => textOf('asOf'), set: (at: string) => change({ asOf: at || undefined }) })
  const narrowed = computed(() => filters.value.length > 0 || asOf.value !== '')

  /** The rows behind a number of this slice: of one area, of one value, or of both; what narrows it stays. */
  function openRows(area: string | null, filter?: Filter) {
    void router.push({ query: { ...route.query, by: undefined, draw: undefined, tab: 'records', ...(area ? { area } : {}), filter: filter ? withFilter(filters.value, filter) : filters.value } })
  }
  return { filters, asOf, narrowed, textOf, change, openRows }
}
