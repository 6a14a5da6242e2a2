/**
 * Steps of colour by Cynthia Brewer (colorbrewer2.org, Apache-2.0), each written for nine classes; fewer are picked
 * from them at even distance. Sequential schemes go from little to much, the diverging one from below to above.
 */
export const SCHEMES = {
  Blues: ['#f7fbff', '#deebf7', '#c6dbef', '#9ecae1', '#6baed6', '#4292c6', '#2171b5', '#08519c', '#08306b'],
  YlGn: ['#ffffe5', '#f7fcb9', '#d9f0a3', '#addd8e', '#78c679', '#41ab5d', '#238443', '#006837', '#004529'],
  YlOrRd: ['#ffffcc', '#ffeda0', '#fed976', '#feb24c', '#fd8d3c', '#fc4e2a', '#e31a1c', '#bd0026', '#800026'],
  Purples: ['#fcfbfd', '#efedf5', '#dadaeb', '#bcbddc', '#9e9ac8', '#807dba', '#6a51a3', '#54278f', '#3f007d'],
  PuOr: ['#b35806', '#e08214', '#fdb863', '#fee0b6', '#f7f7f7', '#d8daeb', '#b2abd2', '#8073ac', '#542788'],
} as const

export type Scheme = keyof typeof SCHEMES
export const SCHEME_NAMES = Object.keys(SCHEMES) as Scheme[]
export const MOST_CLASSES = 9

/** So many steps of a scheme; of a sequential one without its palest where fewer than all are wanted. */
export function coloursOf(scheme: string | null | undefined, count: number): string[] {
  const steps = SCHEMES[scheme as Scheme] ?? SCHEMES.Blues
  const wanted = Math.max(1, Math.min(count, steps.length))
  const first = scheme === 'PuOr' || wanted > steps.length - 2 ? 0 : 1
  const last = steps.length - 1 - (scheme === 'PuOr' || wanted > steps.length - 2 ? 0 : 1)
  if (wanted === 1) return [steps[Math.round((first + last) / 2)]!]
  return Array.from({ length: wanted }, (_, index) => steps[Math.round(first + ((last - first) * index) / (wanted - 1))]!)
}

const NO_DATA = { light: '#d3d7dd', dark: '#39434f' }

/** Neither a step of a scheme nor as dark as one: what has no value must not look like much or little. */
export function noDataColour(theme: 'light' | 'dark'): string {
  return NO_DATA[theme]
}
