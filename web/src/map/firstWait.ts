import { ref, watch, type Ref } from 'vue'

/** Whether something is waited for that was never there before: what is loaded anew later is no first wait. */
export function useFirstWait(loading: () => boolean): Ref<boolean> {
  const waiting = ref(true)
  const stop = watch(loading, (still) => (waiting.value &&= still), { immediate: true })
  watch(waiting, () => stop())
  return waiting
}
