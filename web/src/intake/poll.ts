import { onScopeDispose, watch } from 'vue'

/** Does something every so often while a condition holds, and not while the page is out of sight. */
export function usePolling(holds: () => boolean, act: () => Promise<unknown>, milliseconds = 1000): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false

  async function turn() {
    if (!document.hidden) await act().catch(() => {})
    if (!ended && holds()) timer = setTimeout(() => void turn(), milliseconds)
  }
  watch(holds, (now) => {
    clearTimeout(timer)
    if (now) timer = setTimeout(() => void turn(), milliseconds)
  }, { immediate: true })
  onScopeDispose(() => {
    ended = true
    clearTimeout(timer)
  })
}
