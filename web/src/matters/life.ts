import type { Life, LifeAction, LifeState } from '../api'

export interface LifeStage {
  state: LifeState
  actions: LifeAction[]
}

/** The states in columns, each as many actions from the start as its column says, and what may be done in each. */
export function stagesOf(life: Life): LifeStage[][] {
  const depths = new Map([[life.start, 0]])
  const open = [life.start]
  for (const state of open) {
    for (const action of life.actions.filter((one) => one.from.includes(state) && !depths.has(one.to))) {
      depths.set(action.to, (depths.get(state) ?? 0) + 1)
      open.push(action.to)
    }
  }
  const columns: LifeStage[][] = []
  for (const state of life.states) {
    const depth = depths.get(state.id) ?? 0
    ;(columns[depth] ??= []).push({ state, actions: life.actions.filter((one) => one.from.includes(state.id)) })
  }
  return columns.filter(Boolean)
}

/** How a state looks: waiting, at an end that came about, or at one that did not. */
export function toneOf(life: Life, state: string): 'accent' | 'warn' | 'ok' | 'plain' {
  const known = life.states.find((one) => one.id === state)
  if (!known) return 'plain'
  if (state === life.start) return 'plain'
  if (known.waitsFor) return known.waitsFor === 'CENTRE' ? 'warn' : 'accent'
  return state === 'DONE' ? 'ok' : 'plain'
}
