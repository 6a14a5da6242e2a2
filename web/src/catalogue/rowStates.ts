import { onScopeDispose, shallowRef, watch } from 'vue'
import { api, type DatasetFacts, type DatasetQuality } from '../api'

export interface RowState {
  facts: DatasetFacts | null
  quality: DatasetQuality | null
}

const AT_ONCE = 3

/**
 * What each listed dataset costs and how good its files were, asked for one after the other in the order in which they
 * are listed, and only while they are. What cannot be had stays empty; the list does not wait for it.
 */
export function useRowStates(ids: () => string[]) {
  const states = shallowRef(new Map<string, RowState>())
  const asked = new Set<string>()
  let ended = false
  let running = 0

  function turn() {
    const next = ended ? undefined : ids().find((id) => !asked.has(id))
    if (!next || running >= AT_ONCE) return
    asked.add(next)
    running++
    void ask(next).finally(() => {
      running--
      turn()
    })
    turn()
  }

  async function ask(id: string) {
    const [facts, quality] = await Promise.all([api.datasets.facts(id).catch(() => null), api.datasets.quality(id).catch(() => null)])
    if (!ended) states.value = new Map(states.value).set(id, { facts, quality })
  }

  watch(() => ids().join(), turn, { immediate: true })
  onScopeDispose(() => (ended = true))
  return states
}
