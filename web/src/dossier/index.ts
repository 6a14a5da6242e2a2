export { default as DossierPage } from './DossierPage.vue'
export { default as DossierView } from './DossierView.vue'
export { default as RecordView } from './RecordView.vue'
export { rowsLink } from './links'
