export { default as DocumentCard } from './DocumentCard.vue'
export { default as TemplatesPage } from './TemplatesPage.vue'
