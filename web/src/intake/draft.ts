import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, Problem, type Mapping, type Preview, type Reading } from '../api'
import { isByName, shownMapping } from './mapping'

const SAVE_MILLISECONDS = 450

/**
 * How one held file is to be read, as somebody changes it: each change is kept with the batch and its dry run is asked
 * for again. One request is on its way at a time and the next begins when it is answered, so that the server never
 * applies an older change after a newer one; what was changed meanwhile goes with the next, in one piece.
 */
export function useDraft(batch: () => string) {
  const preview = shallowRef<Preview | null>(null)
  const mapping = shallowRef<Mapping>({ columns: [] })
  const problem = shallowRef<Problem | null>(null)
  const state = ref<'loading' | 'kept' | 'changed' | 'keeping' | 'failed'>('loading')
  const keptAt = ref<Date | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Which file is meant: answers about an earlier one are dropped. */
  let file = 0
  let pending: Reading = {}
  let last: Promise<void> = Promise.resolve()

  /** Does something when all that was begun before is done. */
  function then(what: () => Promise<void>): Promise<void> {
    last = last.then(what)
    return last
  }

  function load() {
    clearTimeout(timer)
    file++
    pending = {}
    keptAt.value = null
    state.value = 'loading'
    const mine = file
    return then(() => ask(mine, {}, async () => {
      const first = await api.batches.preview(batch())
      return first.reading.mapping || isByName(first) ? first : withSuggested(first)
    }))
  }

  function keep() {
    clearTimeout(timer)
    const mine = file
    return then(async () => {
      const sent = pending
      if (mine !== file || (state.value === 'kept' && Object.keys(sent).length === 0)) return
      pending = {}
      state.value = 'keeping'
      await ask(mine, sent, async () => {
        await api.batches.read(batch(), sent)
        const next = await api.batches.preview(batch())
        const otherColumns = !sent.mapping && JSON.stringify(next.header) !== JSON.stringify(preview.value?.header)
        return otherColumns ? withSuggested(next) : next
      })
    })
  }

  /** The suggestion is put in force at once, so that the dry run speaks of what is shown; the file is only held. */
  async function withSuggested(seen: Preview): Promise<Preview> {
    if (!seen.suggested?.columns.length) return seen
    await api.batches.read(batch(), { mapping: seen.suggested })
    return api.batches.preview(batch())
  }

  async function ask(mine: number, sent: Reading, question: () => Promise<Preview>) {
    problem.value = null
    try {
      const next = await question()
      if (mine !== file) return
      preview.value = next
      if (Object.keys(pending).length > 0) return
      mapping.value = shownMapping(next)
      if (Object.keys(sent).length > 0) keptAt.value = new Date()
      state.value = 'kept'
    } catch (cause) {
      if (mine !== file) return
      pending = { ...sent, ...pending }
      problem.value = Problem.of(cause)
      state.value = 'failed'
    }
  }

  function later(milliseconds: number) {
    state.value = 'changed'
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
    await keep()
    return state.value === 'kept'
  }

  watch(batch, () => void load(), { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    file++
  })
  const busy = computed(() => state.value === 'changed' || state.value === 'keeping')
  return { preview, mapping, problem, state, keptAt, busy, load, changeMapping, changeReading, kept, keep }
}
