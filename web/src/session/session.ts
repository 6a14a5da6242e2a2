import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, Problem, type Caller } from '../api'

/** Who is in front of the screen. The cookie is the session; here is only what the screens need to know. */
export const useSession = defineStore('session', () => {
  const caller = ref<Caller | null>(null)
  const known = ref(false)
  const places = computed(() => caller.value?.places ?? [])

  /** Asks the server once; afterwards the answer is kept. */
  async function restore(): Promise<void> {
    if (known.value) return
    try {
      caller.value = await api.session.get()
    } catch (cause) {
      if (Problem.of(cause).status !== 401) throw cause
      caller.value = null
    }
    known.value = true
  }

  async function open(username: string, password: string): Promise<void> {
    caller.value = (await api.session.open(username, password)).caller
    known.value = true
  }

  async function close(): Promise<void> {
    await api.session.close().catch(() => {})
    forget()
  }

  async function changePassword(current: string, next: string): Promise<void> {
    await api.session.changePassword(current, next)
    caller.value = await api.session.get()
  }

  function forget() {
    caller.value = null
    known.value = true
  }

  return { caller, known, places, restore, open, close, changePassword, forget }
})
