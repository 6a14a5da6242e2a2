import type { Position } from '../../api'

/** The ellipsoid of WGS84: semi-major axis in metres and flattening. CGCS2000 differs by a tenth of a millimetre. */
const AXIS = 6378137
const FLATTENING = 1 / 298.257223563
const MINOR = AXIS * (1 - FLATTENING)
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)
const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED)
const MAX_STEPS = 200
const ENOUGH = 1e-12

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/**
 * Metres along the geodesic between two places: Vincenty's inverse formula (Survey Review XXIII, 1975), to half a
 * millimetre. It does not settle for places that are nearly opposite on the globe; the great circle, off by up to half
 * a per cent, stands in there.
 */
export function distance(from: Position, to: Position): number {
  if (from[0] === to[0] && from[1] === to[1]) return 0
  const difference = radians(to[0] - from[0])
  const [sinU1, cosU1] = reduced(from[1])
  const [sinU2, cosU2] = reduced(to[1])
  let lambda = difference
  for (let step = 0; step < MAX_STEPS; step++) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)]
    const sinSigma = Math.hypot(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda)
    if (sinSigma === 0) return 0
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma
    const cosSqAlpha = 1 - sinAlpha ** 2
    const cos2SigmaM = cosSqAlpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha
    const c = (FLATTENING / 16) * cosSqAlpha * (4 + FLATTENING * (4 - 3 * cosSqAlpha))
    const before = lambda
    lambda = difference + (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM ** 2 - 1)))
    if (Math.abs(lambda - before) < ENOUGH) {
      const { a, b } = seriesOf(cosSqAlpha)
      return MINOR * a * (sigma - deltaSigma(b, sinSigma, cosSigma, cos2SigmaM))
    }
  }
  return greatCircle(from, to)
}

/** Metres along a line of places. */
export function lengthOf(line: Position[]): number {
  return line.slice(1).reduce((sum, point, index) => sum + distance(line[index]!, point), 0)
}

/** The place so many metres away in a direction (degrees from north): Vincenty's direct formula, of the same paper. */
export function destination(from: Position, bearing: number, metres: number): Position {
  const alpha1 = radians(bearing)
  const [sinU1, cosU1] = reduced(from[1])
  const sigma1 = Math.atan2(sinU1 / cosU1, Math.cos(alpha1))
  const sinAlpha = cosU1 * Math.sin(alpha1)
  const cosSqAlpha = 1 - sinAlpha ** 2
  const { a, b } = seriesOf(cosSqAlpha)
  let sigma = metres / (MINOR * a)
  for (let step = 0; step < MAX_STEPS; step++) {
    const before = sigma
    sigma = metres / (MINOR * a) + deltaSigma(b, Math.sin(sigma), Math.cos(sigma), Math.cos(2 * sigma1 + sigma))
    if (Math.abs(sigma - before) < ENOUGH) break
  }
  const [sinSigma, cosSigma, cos2SigmaM] = [Math.sin(sigma), Math.cos(sigma), Math.cos(2 * sigma1 + sigma)]
  const across = sinU1 * sinSigma - cosU1 * cosSigma * Math.cos(alpha1)
  const latitude = Math.atan2(sinU1 * cosSigma + cosU1 * sinSigma * Math.cos(alpha1), (1 - FLATTENING) * Math.hypot(sinAlpha, across))
  const lambda = Math.atan2(sinSigma * Math.sin(alpha1), cosU1 * cosSigma - sinU1 * sinSigma * Math.cos(alpha1))
  const c = (FLATTENING / 16) * cosSqAlpha * (4 + FLATTENING * (4 - 3 * cosSqAlpha))
  const turn = lambda - (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM ** 2 - 1)))
  return [from[0] + degrees(turn), degrees(latitude)]
}

/** A closed ring of places at equal distance from the middle, for drawing a circle. */
export function circleRing(middle: Position, metres: number, corners = 96): Position[] {
  const ring = Array.from({ length: corners }, (_, index) => destination(middle, (360 * index) / corners, metres))
  return [...ring, ring[0]!]
}

/**
 * Square metres inside a ring. Each corner goes to the sphere of equal area by its authalic latitude (Snyder, Map
 * Projections: A Working Manual, USGS 1987, 3-11 and 3-12); there the area is the sum of the spherical excess between
 * each edge and the equator, tan(E/2) = tan(dλ/2) · (t1 + t2) / (1 + t1 t2) with t = tan(φ/2) (Bevis and Cambareri,
 * Mathematical Geology 19, 1987). Edges are great circles of that sphere, which differs from geodesics by less than a
 * hundred-thousandth of the area for shapes of a city's size. A ring around a pole and one that crosses itself have no
 * such area: the first is wrong, the second counts its loops against each other.
 */
export function areaOf(ring: Position[]): number {
  if (ring.length < 3) return 0
  const half = ring.map(([, latitude]) => Math.tan(authalic(radians(latitude)) / 2))
  let excess = 0
  for (let index = 0; index < ring.length; index++) {
    const next = (index + 1) % ring.length
    const [t1, t2] = [half[index]!, half[next]!]
    const turn = radians(((ring[next]![0] - ring[index]![0] + 540) % 360) - 180)
    excess += 2 * Math.atan2(Math.tan(turn / 2) * (t1 + t2), 1 + t1 * t2)
  }
  return Math.abs(excess) * AXIS ** 2 * (authalicQ(1) / 2)
}

function authalic(latitude: number): number {
  return Math.asin(Math.min(1, Math.max(-1, authalicQ(Math.sin(latitude)) / authalicQ(1))))
}

function authalicQ(sine: number): number {
  const part = ECCENTRICITY * sine
  return (1 - ECCENTRICITY_SQUARED) * (sine / (1 - part ** 2) + Math.atanh(part) / ECCENTRICITY)
}

function reduced(latitude: number): [sine: number, cosine: number] {
  const u = Math.atan((1 - FLATTENING) * Math.tan(radians(latitude)))
  return [Math.sin(u), Math.cos(u)]
}

function seriesOf(cosSqAlpha: number): { a: number; b: number } {
  const u = (cosSqAlpha * (AXIS ** 2 - MINOR ** 2)) / MINOR ** 2
  return { a: 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u))), b: (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u))) }
}

function deltaSigma(b: number, sinSigma: number, cosSigma: number, cos2SigmaM: number): number {
  const inner = cosSigma * (2 * cos2SigmaM ** 2 - 1) - (b / 6) * cos2SigmaM * (4 * sinSigma ** 2 - 3) * (4 * cos2SigmaM ** 2 - 3)
  return b * sinSigma * (cos2SigmaM + (b / 4) * inner)
}

function greatCircle(from: Position, to: Position): number {
  const [a, b] = [radians(from[1]), radians(to[1])]
  const height = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to[0] - from[0]) / 2) ** 2
  return 2 * 6371008.8 * Math.asin(Math.min(1, Math.sqrt(height)))
}
