export { default as FreshnessTag } from './FreshnessTag.vue'
export { default as SystemPage } from './SystemPage.vue'
export { default as SystemsTab } from './SystemsTab.vue'
export { STATE_TONES as SYSTEM_STATE_TONES } from './freshness'
