export { usePlace } from './place'
export { covers, homeOf } from './extent'
export { default as PlaceBar } from './PlaceBar.vue'
