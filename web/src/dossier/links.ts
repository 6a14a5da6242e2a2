import type { RouteLocationRaw } from 'vue-router'

/** The rows behind a number: the dataset's records of one area, narrowed to one value where one was pressed. */
export function rowsLink(dataset: string, area: string | null | undefined, filter?: { element: string; key: string }): RouteLocationRaw {
  return {
    path: `/catalogue/${encodeURIComponent(dataset)}`,
    query: {
      tab: 'records',
      ...(area ? { area } : {}),
      ...(filter ? { filter: `${filter.element}:eq:${filter.key}` } : {}),
    },
  }
}
