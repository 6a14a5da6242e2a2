import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { Problem } from '../api'

export interface Load<T> {
  data: ShallowRef<T | null>
  problem: ShallowRef<Problem | null>
  loading: Ref<boolean>
  reload: () => Promise<void>
}

/**
 * Loads something whenever its key changes and keeps what a screen shows: the data, that it is on its way, or the
 * problem. A key of null means there is nothing to load yet. An answer that was overtaken is dropped.
 */
export function useLoad<K, T>(key: () => K | null, fetcher: (key: K, signal: AbortSignal) => Promise<T>): Load<T> {
  const data = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  let running: AbortController | null = null

  async function run(current: K | null) {
    running?.abort()
    problem.value = null
    if (current === null) {
      data.value = null
      loading.value = false
      return
    }
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const answer = await fetcher(current, mine.signal)
      if (running === mine) data.value = answer
    } catch (cause) {
      if (running === mine && !mine.signal.aborted) {
        data.value = null
        problem.value = Problem.of(cause)
      }
    } finally {
      if (running === mine) loading.value = false
    }
  }

  watch(() => JSON.stringify(key()), () => {
    data.value = null
    void run(key())
  }, { immediate: true })
  onScopeDispose(() => running?.abort())
  return { data, problem, loading, reload: () => run(key()) }
}
