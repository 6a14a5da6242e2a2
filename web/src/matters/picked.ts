import type { MatterTarget, Target } from '../api'

/** A target that was chosen, with what it is called. */
export type PickedTarget = Target & Partial<Pick<MatterTarget, 'name' | 'areaName'>>

const KEY = 'jingwei.targets'

/** Keeps what was chosen elsewhere, on the map for one, until a draft takes it. */
export function keepTargets(targets: PickedTarget[]) {
  sessionStorage.setItem(KEY, JSON.stringify(targets))
}

/** What was kept, once: a second draft begins empty. */
export function takeTargets(): PickedTarget[] {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  try {
    const targets: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(targets) ? targets.filter((one): one is PickedTarget => typeof one?.kind === 'string' && typeof one?.key === 'string') : []
  } catch {
    return []
  }
}

/** Targets without those that are there twice. */
export function distinct(targets: PickedTarget[]): PickedTarget[] {
  return [...new Map(targets.map((one) => [`${one.kind}:${one.key}`, one])).values()]
}
