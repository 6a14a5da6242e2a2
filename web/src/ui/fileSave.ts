import { ref, shallowRef } from 'vue'
import { Problem } from '../api'

const KEPT_MS = 10_000

/** Has the browser save a file that is asked for; one at a time. */
export function useFileSave(ask: () => Promise<Blob>, name: () => string) {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)

  async function save() {
    if (busy.value) return
    busy.value = true
    problem.value = null
    try {
      const url = URL.createObjectURL(await ask())
      const link = document.createElement('a')
      link.href = url
      link.download = name()
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
    } catch (cause) {
      problem.value = Problem.of(cause)
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, save }
}
