export { default as DraftPage } from './DraftPage.vue'
export { default as MatterPage } from './MatterPage.vue'
export { default as MattersPage } from './MattersPage.vue'
export { keepTargets, type PickedTarget } from './picked'
