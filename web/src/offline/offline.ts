import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { useSession } from '../session'
import { accountOf } from './account'
import type { Message } from './worker'

const KEY = 'jingwei.offline'

/** Whether there is a network, and which layers this account keeps to be read without one. */
export const useOffline = defineStore('offline', () => {
  const session = useSession()
  const able = 'serviceWorker' in navigator && import.meta.env.PROD
  const online = ref(navigator.onLine)
  const layers = ref<string[]>([])
  const since = ref<number | null>(null)
  const account = computed(() => (session.caller ? accountOf(session.caller) : null))

  window.addEventListener('online', () => (online.value = true))
  window.addEventListener('offline', () => {
    online.value = false
    since.value = Date.now()
  })

  watch([account, () => session.known], ([now, known]) => {
    if (!known) return
    if (!now) return clear()
    layers.value = read(now)
    tell({ kind: 'own', owner: { account: now, layers: [...layers.value] } })
  }, { immediate: true })

  function toggle(layer: string) {
    const now = account.value
    if (!now) return
    layers.value = layers.value.includes(layer) ? layers.value.filter((one) => one !== layer) : [...layers.value, layer]
    write(now, layers.value)
    tell({ kind: 'own', owner: { account: now, layers: [...layers.value] } })
  }

  /** At logout nothing is left, not even where no worker runs yet. */
  function clear() {
    layers.value = []
    tell({ kind: 'forget' })
    try {
      localStorage.removeItem(KEY)
    } catch {
      // Nothing was kept there.
    }
  }

  function tell(message: Message) {
    if (able) void navigator.serviceWorker.ready.then((registration) => registration.active?.postMessage(message))
  }
  return { able, online, since, layers, toggle }
})

/** Starts the worker once the first screen is there, and gives it what the screen was made of. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const start = async () => {
    try {
      await navigator.serviceWorker.register('/sw.js')
      const registration = await navigator.serviceWorker.ready
      const files = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.startsWith(`${location.origin}/assets/`))
      registration.active?.postMessage({ kind: 'shell', urls: ['/', ...new Set(files)] } satisfies Message)
    } catch {
      // Without a worker the application is the same, online.
    }
  }
  window.addEventListener('load', () => setTimeout(() => void start(), 4000))
}

function read(account: string): string[] {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as { account?: string; layers?: unknown } | null
    return stored?.account === account && Array.isArray(stored.layers) ? stored.layers.map(String) : []
  } catch {
    return []
  }
}

function write(account: string, layers: string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ account, layers }))
  } catch {
    // The choice then lasts for this page only.
  }
}
