import { onScopeDispose, ref, watch } from 'vue'
import { newElement, type DefinitionDraft } from './definition'

const SAVE_MILLISECONDS = 400

/**
 * Keeps an unfinished definition in this browser, so that a closed window loses nothing; `keptAt` tells when. Nothing of
 * it is on the server until it is sent.
 */
export function useKeptDraft(key: () => string, draft: () => DefinitionDraft | null) {
  const keptAt = ref<Date | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let held = true

  watch(draft, () => {
    clearTimeout(timer)
    if (held || !draft()) return
    timer = setTimeout(() => {
      try {
        localStorage.setItem(key(), JSON.stringify(draft()))
        keptAt.value = new Date()
      } catch {
        // Then it lasts for this page only, and no time is shown.
      }
    }, SAVE_MILLISECONDS)
  }, { deep: true })

  /** The kept one, as far as it is one; nothing when there is none. */
  function find(): DefinitionDraft | null {
    try {
      const stored = JSON.parse(localStorage.getItem(key()) ?? 'null') as DefinitionDraft | null
      if (!stored || !Array.isArray(stored.elements) || !stored.placing || !stored.points) return null
      return { ...stored, elements: stored.elements.map((one) => newElement(one)) }
    } catch {
      return null
    }
  }

  function forget() {
    clearTimeout(timer)
    keptAt.value = null
    localStorage.removeItem(key())
  }
  onScopeDispose(() => clearTimeout(timer))
  return { keptAt, find, forget, begin: () => (held = false) }
}
