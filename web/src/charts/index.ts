export { default as ChartFigure } from './ChartFigure.vue'
export type { Chart, Series } from './chart'
