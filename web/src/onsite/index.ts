export { default as DoorPage } from './DoorPage.vue'
export { default as OnsitePage } from './OnsitePage.vue'
