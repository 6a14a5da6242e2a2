import { computed, ref, type Ref } from 'vue'

/**
 * Draws only the rows in view of a long table of equal rows, so that ten thousand of them scroll without a pause. Gives
 * the slice to draw and the height of what is left out above and below.
 */
export function useWindow<T>(rows: () => T[], rowHeight: () => number, frame: Ref<HTMLElement | null>) {
  const top = ref(0)
  const height = ref(800)

  function scrolled() {
    if (!frame.value) return
    top.value = frame.value.scrollTop
    height.value = frame.value.clientHeight
  }

  const range = computed(() => windowOf(rows().length, rowHeight(), top.value, height.value))
  const shown = computed(() => rows().slice(range.value.from, range.value.to))
  const above = computed(() => range.value.from * rowHeight())
  const below = computed(() => Math.max(0, rows().length - range.value.to) * rowHeight())
  const nearEnd = computed(() => top.value + height.value * 2 > rows().length * rowHeight())
  return { shown, above, below, scrolled, nearEnd }
}

const MARGIN_ROWS = 20

export function windowOf(count: number, rowHeight: number, top: number, height: number): { from: number; to: number } {
  const last = Math.max(0, count - Math.ceil(height / rowHeight))
  const from = Math.max(0, Math.min(last, Math.floor(top / rowHeight)) - MARGIN_ROWS)
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + MARGIN_ROWS)
  return { from: Math.min(from, to), to }
}
