export { default as KeepOffline } from './KeepOffline.vue'
export { default as OfflineMark } from './OfflineMark.vue'
export { keepShell, useOffline } from './offline'
