export { GROUNDS } from './kinds'
export { default as MatterFindings } from './MatterFindings.vue'
export { default as RulePage } from './RulePage.vue'
export { default as RulesPage } from './RulesPage.vue'
