import { api, type SummaryItem } from '../api'
import { useLoad } from '../ui'
import type { LayerChoice } from './layers'

/** Counts of the children of an area, for each layer with a dataset: the map's numbers as a table. */
export function useChildCounts(code: () => string | null, layers: () => LayerChoice[]) {
  const datasets = () => layers().flatMap((choice) => (choice.layer.dataset ? [{ layer: choice.id, dataset: choice.layer.dataset }] : []))
  return useLoad(() => {
    const area = code()
    return area ? { area, datasets: datasets() } : null
  }, async (key, signal) => {
    const answers = await Promise.all(key.datasets.map(async ({ layer, dataset }): Promise<[string, Map<string, number>]> => {
      const summary = await api.datasets.summary(dataset, { area: key.area, by: 'children' }, signal)
      return [layer, countsOf(summary.items)]
    }))
    return new Map(answers)
  })
}

function countsOf(items: SummaryItem[]): Map<string, number> {
  return new Map(items.map((item) => [item.key, item.count]))
}
