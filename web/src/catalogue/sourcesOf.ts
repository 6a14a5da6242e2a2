import { onScopeDispose, shallowRef } from 'vue'
import { api, type Freshness, type SourceSystem } from '../api'

export interface SourceOf {
  system: SourceSystem
  freshness: Freshness
}

const AT_ONCE = 3

/** The system that fills each dataset and how fresh that is, read in the background from those systems that fill any. */
export function useSources() {
  const sources = shallowRef(new Map<string, SourceOf>())
  let ended = false

  async function read() {
    const systems = (await api.systems.list()).items.filter((system) => system.datasets > 0)
    const worker = async () => {
      for (let system = systems.shift(); system && !ended; system = systems.shift()) await readOne(system)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }

  async function readOne(system: SourceSystem) {
    const businesses = await api.systems.businesses(system.id).catch(() => null)
    if (!businesses || ended) return
    const found = businesses.items.flatMap((business) => business.datasets.map((dataset): [string, SourceOf] => [
      dataset, { system, freshness: { ...business, freshnessTarget: business.freshnessTarget ?? system.freshnessTarget } },
    ]))
    sources.value = new Map([...sources.value, ...found])
  }

  void read().catch(() => {})
  onScopeDispose(() => (ended = true))
  return sources
}
