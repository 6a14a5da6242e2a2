import type { EChartsCoreOption } from 'echarts/core'
import type { Chart, Series } from './chart'

/** The colours that a chart is drawn in, read from the design tokens of the page it stands on. */
export interface ChartColours {
  font: string
  ink: string
  faint: string
  line: string
  surface: string
  kinds: string[]
  ok: string
  warn: string
  bad: string
}

/** No state is told by colour alone: its series also has a pattern. */
const DECALS = { ok: { color: 'rgba(0,0,0,0)' }, warn: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 }, bad: { symbol: 'circle', symbolSize: 0.7 } }

/** Above more columns than these, numbers would stand in each other's way. */
const MOST_LABELLED_COLUMNS = 14

/** A chart as the library wants it: directly labelled where there is room, few colours, nothing that moves. */
export function optionOf(chart: Chart, colours: ChartColours, format: (value: number) => string): EChartsCoreOption {
  const lying = chart.kind === 'bars'
  const categories = {
    type: 'category', data: chart.categories, inverse: lying, axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.ink, width: lying ? 120 : undefined, overflow: 'truncate', hideOverlap: !lying },
  }
  const values = {
    type: 'value', splitNumber: 4, splitLine: { lineStyle: { color: colours.line } },
    axisLabel: { color: colours.faint, hideOverlap: true, formatter: (value: number) => format(value) },
  }
  const labelled = chart.series.length === 1 && (lying || (chart.kind === 'columns' && chart.categories.length <= MOST_LABELLED_COLUMNS))
  return {
    animation: false,
    aria: { enabled: true, decal: { show: chart.kind === 'stack' } },
    textStyle: { fontFamily: colours.font, color: colours.ink },
    grid: { left: 8, right: labelled && lying ? 64 : 16, top: chart.series.length > 1 ? 36 : 22, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { show: chart.series.length > 1, top: 0, left: 0, itemHeight: 10, textStyle: { color: colours.ink } },
    tooltip: {
      trigger: 'axis', axisPointer: { type: chart.kind === 'line' ? 'line' : 'shadow' }, confine: true, backgroundColor: colours.surface,
      borderColor: colours.line, textStyle: { color: colours.ink, fontSize: 13 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${format(value)}${chart.unit ? ` ${chart.unit}` : ''}` : '–'),
    },
    xAxis: lying ? values : categories,
    yAxis: lying ? categories : values,
    series: chart.series.map((one, index) => seriesOf(chart, one, colourOf(one, index, colours), labelled ? { ...colours, format } : null)),
  }
}

function seriesOf(chart: Chart, series: Series, colour: string, label: (ChartColours & { format: (value: number) => string }) | null) {
  return {
    name: series.name, data: series.values, color: colour, type: chart.kind === 'line' ? 'line' : 'bar', barMaxWidth: 26,
    symbolSize: 6, lineStyle: { width: 2 }, emphasis: { focus: 'none' },
    ...(chart.kind === 'stack' ? { stack: 'all', itemStyle: { decal: series.tone ? DECALS[series.tone] : undefined } } : {}),
    ...(label ? { label: { show: true, position: chart.kind === 'bars' ? 'right' : 'top', color: label.ink, formatter: (it: { value: unknown }) => (typeof it.value === 'number' ? label.format(it.value) : '') } } : {}),
  }
}

function colourOf(series: Series, index: number, colours: ChartColours): string {
  return series.tone ? colours[series.tone] : (colours.kinds[index % colours.kinds.length] ?? colours.ink)
}
