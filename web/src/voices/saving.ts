import { ref, shallowRef } from 'vue'
import { Problem } from '../api'

/** Sends something once at a time, and keeps why it was refused. */
export function useSaving() {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)

  async function run(work: () => Promise<void>) {
    if (busy.value) return
    busy.value = true
    problem.value = null
    try {
      await work()
    } catch (cause) {
      problem.value = Problem.of(cause)
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, run }
}
