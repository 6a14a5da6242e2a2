export { default as InspectionNumbersPage } from './InspectionNumbersPage.vue'
