import type { LifeAction, Matter, Mechanism } from '../api'

/** As many as the server takes at once. */
export const PILE = 100

/** What whoever a matter waits for may do with it. */
function actionsOf(matter: Matter, mechanisms: Mechanism[]): LifeAction[] {
  const life = mechanisms.find((one) => one.id === matter.mechanism)?.life
  const turn = life?.states.find((one) => one.id === matter.state)?.waitsFor
  return (life?.actions ?? []).filter((one) => one.by === turn && one.from.includes(matter.state))
}

/** What may be done with every matter of a pile, whatever their mechanisms; a reason is needed where one of them needs it. */
export function actionsForAll(matters: Matter[], mechanisms: Mechanism[]): LifeAction[] {
  const [first = [], ...others] = matters.map((one) => actionsOf(one, mechanisms))
  return first
    .filter((action) => others.every((open) => open.some((one) => one.id === action.id)))
    .map((action) => ({ ...action, needsReason: [first, ...others].some((open) => open.some((one) => one.id === action.id && one.needsReason)) }))
}
