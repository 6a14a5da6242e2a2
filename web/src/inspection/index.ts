export { default as InspectionPage } from './InspectionPage.vue'
export { default as ItemPage } from './ItemPage.vue'
export { default as PlanPage } from './PlanPage.vue'
