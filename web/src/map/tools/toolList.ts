import type { SketchKind } from './sketch'

export type ToolName = SketchKind | 'nearest' | 'coordinates' | 'thematic' | 'time' | 'compare' | 'print' | 'share'

/** The tools in the order of the toolbar, each with its icon. */
export const TOOLS: { name: ToolName; icon: string }[] = [
  { name: 'distance', icon: 'ruler' },
  { name: 'area', icon: 'surface' },
  { name: 'circle', icon: 'circle' },
  { name: 'polygon', icon: 'polygon' },
  { name: 'nearest', icon: 'near' },
  { name: 'coordinates', icon: 'crosshair' },
  { name: 'thematic', icon: 'classes' },
  { name: 'time', icon: 'time' },
  { name: 'compare', icon: 'compare' },
  { name: 'print', icon: 'print' },
  { name: 'share', icon: 'share' },
]

const SKETCHES: string[] = ['distance', 'area', 'circle', 'polygon'] satisfies SketchKind[]

export function isSketch(tool: ToolName | null): tool is SketchKind {
  return tool !== null && SKETCHES.includes(tool)
}

/** Which button the arrow keys lead to; around the ends, as toolbars do. */
export function stepTo(index: number, key: string, count: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0
  return step === 0 ? null : (index + step + count) % count
}
