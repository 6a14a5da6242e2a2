import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { Problem, type Page } from '../api'

/** A list read page by page through its cursor; starts over when the key changes. */
export function usePages<K, T>(key: () => K | null, fetcher: (key: K, cursor: string | null) => Promise<Page<T>>) {
  const items = shallowRef<T[]>([])
  const total = ref<number | null>(null)
  const next = ref<string | null>(null)
  const loading = ref(false)
  const loaded = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let turn = 0

  async function read(cursor: string | null) {
    const current = key()
    const mine = ++turn
    problem.value = null
    if (current === null) return
    loading.value = true
    try {
      const page = await fetcher(current, cursor)
      if (mine !== turn) return
      items.value = cursor === null ? page.items : [...items.value, ...page.items]
      next.value = page.next ?? null
      if (page.total !== null && page.total !== undefined) total.value = page.total
      loaded.value = true
    } catch (cause) {
      if (mine === turn) problem.value = Problem.of(cause)
    } finally {
      if (mine === turn) loading.value = false
    }
  }

  function restart() {
    items.value = []
    total.value = null
    next.value = null
    loaded.value = false
    return read(null)
  }

  watch(() => JSON.stringify(key()), () => void restart(), { immediate: true })
  onScopeDispose(() => turn++)
  const more = () => (next.value && !loading.value ? read(next.value) : Promise.resolve())
  return { items, total, next, loading, loaded, problem, more, restart }
}
