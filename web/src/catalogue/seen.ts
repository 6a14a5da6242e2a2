import { onScopeDispose, shallowRef } from 'vue'

/** Some rows below the window are read too, so that they are there when one scrolls to them. */
const MARGIN = '120px'

/** Which rows of a list have come into view so far; what a row needs is asked for then and not before. */
export function useSeen() {
  const seen = shallowRef<string[]>([])
  const ids = new Map<Element, string>()
  const watcher = new IntersectionObserver((entries) => {
    const came = entries.flatMap((entry) => (entry.isIntersecting ? [ids.get(entry.target) ?? ''] : [])).filter((id) => id !== '' && !seen.value.includes(id))
    if (came.length > 0) seen.value = [...seen.value, ...came]
  }, { rootMargin: MARGIN })

  function track(element: unknown, id: string) {
    if (!(element instanceof Element) || ids.get(element) === id) return
    ids.set(element, id)
    watcher.observe(element)
  }
  onScopeDispose(() => watcher.disconnect())
  return { seen, track }
}
