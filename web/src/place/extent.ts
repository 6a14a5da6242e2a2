import type { Caller } from '../api'

/** A code contains another when it is its beginning: codes grow by a segment a level. */
export function covers(areas: { code: string }[], code: string): boolean {
  return areas.some((area) => code.startsWith(area.code))
}

/** Where a caller's day begins: the area that holds all granted ones; without it, the first granted one. */
export function homeOf(caller: Caller): string | null {
  return caller.area?.code ?? caller.areas[0]?.code ?? null
}

/** Whether a caller may go to an area: one that is granted or lies in what holds all granted ones. */
export function reaches(caller: Caller, code: string): boolean {
  return covers(caller.area ? [caller.area, ...caller.areas] : caller.areas, code)
}

/** Whether all areas of a caller lie in this one, so that nothing is seen outside of it. */
export function holdsAll(code: string, caller: Caller): boolean {
  return caller.area !== null && covers([{ code }], caller.area.code)
}
