import { computed, ref, shallowRef } from 'vue'
import { Problem } from '../api'
import { mistakesOf } from './mistakes'

/** What a form needs to send itself: that it is on its way, that it was kept, and what was wrong. */
export function useSaving() {
  const busy = ref(false)
  const done = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const mistakes = computed(() => mistakesOf(problem.value?.errors ?? []))

  async function run(work: () => Promise<unknown>) {
    if (busy.value) return
    busy.value = true
    done.value = false
    problem.value = null
    try {
      await work()
      done.value = true
    } catch (cause) {
      problem.value = Problem.of(cause)
    } finally {
      busy.value = false
    }
  }
  return { busy, done, problem, mistakes, run }
}
