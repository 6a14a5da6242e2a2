/** Which layers are on, how they lie on each other and how much shines through: plain values, kept by the browser. */
export interface Arrangement {
  /** Null until the reader has chosen. */
  on: string[] | null
  /** From the lowest to the highest; layers that are not named lie below, in the order they come. */
  order: string[]
  opacity: Record<string, number>
}

export const MOST_ON = 40
/** Layers that were turned off keep their tiles until so many were used. */
export const MOST_KNOWN = 48

export const NOTHING_ARRANGED: Arrangement = { on: null, order: [], opacity: {} }

/** All ids in their order, the highest last. */
export function arranged(ids: string[], order: string[]): string[] {
  const rank = new Map(order.map((id, index) => [id, index]))
  return ids.map((id, index) => ({ id, rank: rank.get(id) ?? index - ids.length })).sort((a, b) => a.rank - b.rank).map((one) => one.id)
}

/** One step up (1) or down (-1) among the layers that are on; the others keep their places. */
export function moved(ids: string[], order: string[], on: string[], id: string, step: 1 | -1): string[] {
  const all = arranged(ids, order)
  const shown = all.filter((one) => on.includes(one))
  const neighbour = shown[shown.indexOf(id) + step]
  if (!shown.includes(id) || neighbour === undefined) return all
  const [from, to] = [all.indexOf(id), all.indexOf(neighbour)]
  return all.map((one, index) => (index === from ? neighbour : index === to ? id : one))
}

/** Layers whose sources stay in the map: those that are on, and the last ones that were. */
export function stillKnown(known: string[], on: string[], most = MOST_KNOWN): string[] {
  const past = known.filter((id) => !on.includes(id))
  return [...past.slice(Math.max(0, past.length - Math.max(0, most - on.length))), ...on]
}

export function parseArrangement(text: string | null): Arrangement {
  try {
    const stored: unknown = JSON.parse(text ?? 'null')
    if (Array.isArray(stored)) return { ...NOTHING_ARRANGED, on: stored.map(String) }
    if (stored === null || typeof stored !== 'object') return NOTHING_ARRANGED
    const { on, order, opacity } = stored as Record<string, unknown>
    return { on: Array.isArray(on) ? on.map(String) : null, order: Array.isArray(order) ? order.map(String) : [], opacity: numbersOf(opacity) }
  } catch {
    return NOTHING_ARRANGED
  }
}

function numbersOf(value: unknown): Record<string, number> {
  if (value === null || typeof value !== 'object') return {}
  return Object.fromEntries(Object.entries(value).filter((one): one is [string, number] => typeof one[1] === 'number' && one[1] >= 0 && one[1] <= 1))
}
