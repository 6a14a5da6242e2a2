import type { Theme } from '../preferences'

/**
 * Colours of kinds: Okabe and Ito's set for colour-blind readers without its black and yellow, plus two of Paul Tol's
 * muted ones. No kind is told by colour alone: a letter stands in each mark and the name in legend and table.
 */
const KINDS: Record<Theme, string[]> = {
  light: ['#0072b2', '#d55e00', '#00845f', '#b0528b', '#a87400', '#332288', '#3d8fb5', '#882255'],
  dark: ['#4aa8e8', '#f0813a', '#2fc79a', '#e08fbe', '#edb13c', '#9b8cf0', '#7cc6ea', '#d9688f'],
}
const OTHER: Record<Theme, string> = { light: '#6b7480', dark: '#9aa5b3' }

export function kindColour(index: number, theme: Theme): string {
  return KINDS[theme][index] ?? furtherColour(index, theme)
}

/** Hues by the golden angle, as far apart as so many can be, at a lightness on which the letter can be read. */
function furtherColour(index: number, theme: Theme): string {
  const hue = Math.round((index * 137.508) % 360)
  return theme === 'light' ? `hsl(${hue}, 42%, 36%)` : `hsl(${hue}, 55%, 70%)`
}

export function otherColour(theme: Theme): string {
  return OTHER[theme]
}

export interface MapColours {
  water: string
  graticule: string
  landOutside: string
  land: string
  lineHeavy: string
  lineMedium: string
  lineThin: string
  accent: string
  hover: string
  label: string
  labelSmall: string
  halo: string
  pointEdge: string
  pointText: string
}

export const MAP_COLOURS: Record<Theme, MapColours> = {
  light: {
    water: '#dfe8f0',
    graticule: '#cdd9e5',
    landOutside: '#e6eaee',
    land: '#fbfaf6',
    lineHeavy: '#7c8ba0',
    lineMedium: '#a6b2c1',
    lineThin: '#d3dae2',
    accent: '#1b4b91',
    hover: '#1b4b91',
    label: '#26344a',
    labelSmall: '#5a687d',
    halo: 'rgba(255,255,255,0.92)',
    pointEdge: '#ffffff',
    pointText: '#ffffff',
  },
  dark: {
    water: '#0b1420',
    graticule: '#152334',
    landOutside: '#121c29',
    land: '#213145',
    lineHeavy: '#6b7f99',
    lineMedium: '#44566d',
    lineThin: '#2b3a4d',
    accent: '#86b4f2',
    hover: '#86b4f2',
    label: '#dfe8f4',
    labelSmall: '#9fb0c6',
    halo: 'rgba(11,20,32,0.9)',
    pointEdge: '#0b1420',
    pointText: '#0b1420',
  },
}
