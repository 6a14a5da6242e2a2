import { computed, ref, watch } from 'vue'
import type { Dataset } from '../api'

/** Which columns of a dataset's table are left out, kept in this browser for each dataset. */
export function useColumns(dataset: () => Dataset) {
  const hidden = ref<string[]>([])
  const key = () => `jingwei.columns.${dataset().id}`
  watch(key, () => (hidden.value = read(key())), { immediate: true })
  const shown = computed(() => dataset().elements.filter((element) => !hidden.value.includes(element.name)))

  function toggle(name: string) {
    hidden.value = hidden.value.includes(name) ? hidden.value.filter((one) => one !== name) : [...hidden.value, name]
    try {
      localStorage.setItem(key(), JSON.stringify(hidden.value))
    } catch {
      // The choice then lasts for this page only.
    }
  }
  return { hidden, shown, toggle }
}

function read(key: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.map(String) : []
  } catch {
    return []
  }
}

/** The order after a column's header was pressed: first up, then down, then none. */
export function nextSort(sort: string, element: string): string {
  if (sort === element) return `-${element}`
  return sort === `-${element}` ? '' : element
}

/** How a column is ordered now, as assistive technology is told. */
export function ariaSort(sort: string, element: string): 'ascending' | 'descending' | 'none' {
  if (sort === element) return 'ascending'
  return sort === `-${element}` ? 'descending' : 'none'
}
