import type { Caller } from '../api'

/** Names an account together with what it may see: when that changes, what was kept belongs to it no longer. */
export function accountOf(caller: Caller): string {
  const scope = [caller.role, caller.clearance, caller.organisation?.id ?? '', ...caller.areas.map((area) => area.code).sort(), caller.subject?.kind ?? '', caller.subject?.key ?? '']
  return `${caller.username}|${scope.join('|')}`
}
