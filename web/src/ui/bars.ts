/** One bar of a sorted list of bars. */
export interface Bar {
  key: string
  label: string
  count: number
  colour?: string
}
