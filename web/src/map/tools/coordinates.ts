import type { Position } from '../../api'

export type CoordinateSystem = 'WGS84' | 'CGCS2000' | 'GCJ02'
export const COORDINATE_SYSTEMS: CoordinateSystem[] = ['WGS84', 'CGCS2000', 'GCJ02']
export const SYSTEM_NAMES: Record<CoordinateSystem, string> = { WGS84: 'WGS84', CGCS2000: 'CGCS2000', GCJ02: 'GCJ-02' }

const CHINA = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 }
/** Krasovsky 1940: the semi-major axis in metres and the squared eccentricity. */
const AXIS = 6378245
const ECCENTRICITY = 0.006693421622965943
const MAX_STEPS = 30
const ENOUGH = 1e-12

/**
 * A place of WGS84 as another system tells it. CGCS2000 differs by centimetres and is read as the same. GCJ-02 is not
 * published by its makers: this is the formula that became known in 2010 and that open implementations share (for
 * example googollee/eviltransform); it agrees with public maps to about a metre, and holds inside a rectangle around
 * China only.
 */
export function fromWgs84(system: CoordinateSystem, at: Position): Position {
  return system === 'GCJ02' && isInChina(at) ? shift(at) : at
}

/** Where a place of another system is in WGS84. GCJ-02 has no closed inverse: the fixed point is found in few steps. */
export function toWgs84(system: CoordinateSystem, at: Position): Position {
  if (system !== 'GCJ02' || !isInChina(at)) return at
  let [x, y] = at
  for (let step = 0; step < MAX_STEPS; step++) {
    const there = shift([x, y])
    const [dx, dy] = [at[0] - there[0], at[1] - there[1]]
    x += dx
    y += dy
    if (Math.abs(dx) < ENOUGH && Math.abs(dy) < ENOUGH) break
  }
  return [x, y]
}

/** How a place is written: longitude first, six digits, a tenth of a metre. */
export function coordinateText(system: CoordinateSystem, at: Position): string {
  return fromWgs84(system, at).map((one) => one.toFixed(6)).join(', ')
}

const LETTER = /[NSEW东西南北]/i
const ANGLE = `(-?\\d+(?:\\.\\d+)?)\\s*(?:[°度]\\s*(?:(\\d+(?:\\.\\d+)?)\\s*['′分]\\s*)?(?:(\\d+(?:\\.\\d+)?)\\s*["″秒]\\s*)?)?`
/** A letter and an angle, or an angle and perhaps a letter: the letter before wins, since it cannot belong to another. */
const WRITTEN = new RegExp(`([NSEW东西南北])\\s*${ANGLE}|${ANGLE}\\s*([NSEW东西南北])?`, 'gi')

function angleOf(letter: string, [degreeText, minutes, seconds]: (string | undefined)[]): { value: number; latitude: boolean; told: boolean } {
  const degrees = Number(degreeText)
  const size = Math.abs(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600
  const negative = degrees < 0 || /[SW西南]/i.test(letter)
  return { value: negative ? -size : size, latitude: /[NS南北]/i.test(letter), told: letter !== '' }
}

export type ParsedCoordinate = { at: Position; swapped: boolean } | { reason: 'form' | 'range' }

/**
 * Reads what people paste: `119.0123, 25.4567`, `25.4567N 119.0123E`, `119°0′44″E 25°27′24″N`. Latitude first is noticed by its
 * letters, or where the first number can be no latitude in the given order: then the two are swapped, and that is told.
 */
export function parseCoordinate(text: string, bounds: readonly [number, number, number, number] | null = null): ParsedCoordinate {
  const parts = [...text.matchAll(WRITTEN)].map((part) => part.slice(part[1] ? 1 : 5).slice(0, 4))
  if (parts.length !== 2) return { reason: 'form' }
  const values = parts.map((part) => {
    const [before, after] = LETTER.test(part[0] ?? '') ? [part[0], part.slice(1)] : [part[3], part]
    return angleOf(before ?? '', after as (string | undefined)[])
  })
  const [first, second] = values as [(typeof values)[0], (typeof values)[0]]
  const told = first.told && second.told
  if (told && first.latitude === second.latitude) return { reason: 'form' }
  const asTold: Position = told && first.latitude ? [second.value, first.value] : [first.value, second.value]
  if (!told && (!isPlace(asTold) || !isWithin(asTold, bounds))) {
    const other: Position = [asTold[1], asTold[0]]
    if (isPlace(other) && (!isPlace(asTold) || isWithin(other, bounds))) return { at: other, swapped: true }
  }
  return isPlace(asTold) ? { at: asTold, swapped: false } : { reason: 'range' }
}

function isPlace([longitude, latitude]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85.05
}

/** Within the bounds, or within their own width around them. */
export function isWithin([longitude, latitude]: Position, bounds: readonly [number, number, number, number] | null): boolean {
  if (!bounds) return true
  const [west, south, east, north] = bounds
  return longitude >= west - (east - west) && longitude <= east + (east - west) && latitude >= south - (north - south) && latitude <= north + (north - south)
}

function isInChina([longitude, latitude]: Position): boolean {
  return longitude >= CHINA.west && longitude <= CHINA.east && latitude >= CHINA.south && latitude <= CHINA.north
}

function shift([longitude, latitude]: Position): Position {
  const [x, y] = [longitude - 105, latitude - 35]
  const sine = Math.sin((latitude * Math.PI) / 180)
  const flattening = 1 - ECCENTRICITY * sine * sine
  const root = Math.sqrt(flattening)
  const metresNorth = (AXIS * (1 - ECCENTRICITY)) / (flattening * root)
  const metresEast = (AXIS / root) * Math.cos((latitude * Math.PI) / 180)
  const degrees = (angle: number) => (angle * 180) / Math.PI
  return [longitude + degrees(offsetEast(x, y) / metresEast), latitude + degrees(offsetNorth(x, y) / metresNorth)]
}

function offsetNorth(x: number, y: number): number {
  const smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  return smooth + wave(20, 6 * x, 20, 2 * x) + wave(20, y, 40, y / 3) + wave(160, y / 12, 320, y / 30)
}

function offsetEast(x: number, y: number): number {
  const smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  return smooth + wave(20, 6 * x, 20, 2 * x) + wave(20, x, 40, x / 3) + wave(150, x / 12, 300, x / 30)
}

function wave(height: number, turn: number, otherHeight: number, otherTurn: number): number {
  return ((height * Math.sin(turn * Math.PI) + otherHeight * Math.sin(otherTurn * Math.PI)) * 2) / 3
}
