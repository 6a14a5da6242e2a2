export { useSession } from './session'
export { default as LoginPage } from './LoginPage.vue'
export { default as PasswordPage } from './PasswordPage.vue'
