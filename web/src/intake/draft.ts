import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, Problem, type Mapping, type Preview, type Reading } from '../api'
import { isByName, shownMapping } from './mapping'

const SAVE_MILLISECONDS = 450

/**
 * How one held file is to be read, as somebody changes it: each change is kept with the batch and its dry run is asked
 * for again. Changes made while an answer is on its way are sent after it; an overtaken answer is dropped.
 */
export function useDraft(batch: () => string) {
  const preview = shallowRef<Preview | null>(null)
  const mapping = shallowRef<Mapping>({ columns: [] })
  const problem = shallowRef<Problem | null>(null)
  const state = ref<'loading' | 'kept' | 'changed' | 'keeping' | 'failed'>('loading')
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  let pending: Reading = {}

  async function load() {
    clearTimeout(timer)
    pending = {}
    state.value = 'loading'
    await ask(async () => {
      const first = await api.batches.preview(batch())
      return first.reading.mapping || isByName(first) ? first : withSuggested(first)
    })
  }

  async function keep() {
    const sent = pending
    state.value = 'keeping'
    await ask(async () => {
      await api.batches.read(batch(), sent)
      const next = await api.batches.preview(batch())
      const otherColumns = !sent.mapping && JSON.stringify(next.header) !== JSON.stringify(preview.value?.header)
      return otherColumns ? withSuggested(next) : next
    })
  }

  /** The suggestion is put in force at once, so that the dry run speaks of what is shown; the file is only held. */
  async function withSuggested(seen: Preview): Promise<Preview> {
    if (!seen.suggested?.columns.length) return seen
    await api.batches.read(batch(), { mapping: seen.suggested })
    return api.batches.preview(batch())
  }

  async function ask(question: () => Promise<Preview>) {
    const mine = ++turn
    problem.value = null
    try {
      const next = await question()
      if (mine !== turn) return
      pending = {}
      preview.value = next
      mapping.value = shownMapping(next)
      state.value = 'kept'
    } catch (cause) {
      if (mine !== turn) return
      problem.value = Problem.of(cause)
      state.value = 'failed'
    }
  }

  function later(milliseconds: number) {
    state.value = 'changed'
    turn++
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), milliseconds)
  }

  function changeMapping(next: Mapping) {
    mapping.value = next
    pending = { ...pending, mapping: next }
    later(SAVE_MILLISECONDS)
  }

  /** Another format or delimiter may give other columns; the match is then made anew. */
  function changeReading(change: Reading) {
    pending = { ...pending, ...change }
    later(0)
  }

  /** Ends with all changes kept; whether it is so. */
  async function kept(): Promise<boolean> {
    clearTimeout(timer)
    if (state.value !== 'kept') await keep()
    return state.value === 'kept'
  }

  watch(batch, () => void load(), { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    turn++
  })
  const busy = computed(() => state.value === 'changed' || state.value === 'keeping')
  return { preview, mapping, problem, state, busy, load, changeMapping, changeReading, kept, keep }
}
