export { default as MapPage } from './MapPage.vue'
