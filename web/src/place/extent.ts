import type { Caller } from '../api'

/** A code contains another when it is its beginning: codes grow by a segment a level. */
export function covers(areas: { code: string }[], code: string): boolean {
  return areas.some((area) => code.startsWith(area.code))
}

/** Where a caller's day begins: the own area when it may be seen, else the first that may. */
export function homeOf(caller: Caller): string | null {
  if (caller.area && (caller.areas.length === 0 || covers(caller.areas, caller.area.code))) return caller.area.code
  return caller.areas[0]?.code ?? null
}
