export { usePlace } from './place'
export { covers, holdsAll, homeOf, reaches } from './extent'
export { default as PlaceBar } from './PlaceBar.vue'
