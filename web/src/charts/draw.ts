import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { fitted, type Chart } from './chart'
import { optionOf, type ChartColours } from './option'

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export interface Drawn {
  show: (chart: Chart) => void
  resize: () => void
  /** The picture as a file that any program opens. */
  picture: () => string
  destroy: () => void
}

/** The one place that speaks to the chart library. It is given charts and draws them; it tells which part was pressed. */
export function draw(into: HTMLElement, format: (value: number) => string, onPress: (category: string) => void): Drawn {
  const drawing = init(into, null, { renderer: 'svg' })
  drawing.on('click', (event) => onPress(String(event.name)))
  return {
    show: (chart) => drawing.setOption(optionOf(fitted(chart), coloursOf(into), format), { notMerge: true }),
    resize: () => drawing.resize(),
    picture: () => drawing.getDataURL({ type: 'svg' }),
    destroy: () => drawing.dispose(),
  }
}

function coloursOf(element: HTMLElement): ChartColours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    font: style.fontFamily, ink: token('ink-2'), faint: token('ink-3'), line: token('line'), surface: token('surface'), ok: token('ok'), warn: token('warn'),
    bad: token('bad'), kinds: [token('accent'), token('warn'), token('ok'), token('ink-3')],
  }
}
