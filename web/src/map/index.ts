export { default as MapPage } from './MapPage.vue'
export { default as SliceMap } from './SliceMap.vue'
export type { Choropleth } from './model'
