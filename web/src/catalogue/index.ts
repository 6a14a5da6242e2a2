export { default as CataloguePage } from './CataloguePage.vue'
export { default as DatasetPage } from './DatasetPage.vue'
export { default as DefinitionPage } from './definition/DefinitionPage.vue'
