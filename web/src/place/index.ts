export { usePlace } from './place'
export { covers, homeOf, reaches } from './extent'
export { default as PlaceBar } from './PlaceBar.vue'
