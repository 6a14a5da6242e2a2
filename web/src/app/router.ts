import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { whenSignedOut } from '../api'
import { useSession } from '../session'
import FailedPage from './FailedPage.vue'
import NotFoundPage from './NotFoundPage.vue'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/login', component: () => import('../session').then((it) => it.LoginPage), meta: { bare: true, open: true } },
    { path: '/password', component: () => import('../session').then((it) => it.PasswordPage), meta: { bare: true } },
    { path: '/unreachable', component: FailedPage, meta: { bare: true, open: true } },
    { path: '/', component: () => import('../map').then((it) => it.MapPage), meta: { place: 'map' } },
    { path: '/dossiers/:kind/:key', component: () => import('../dossier').then((it) => it.DossierPage), meta: { place: 'map' } },
    { path: '/catalogue', component: () => import('../catalogue').then((it) => it.CataloguePage), meta: { place: 'catalogue' } },
    { path: '/catalogue/:id', component: () => import('../catalogue').then((it) => it.DatasetPage), meta: { place: 'catalogue' } },
    { path: '/definition/:id?', component: () => import('../catalogue').then((it) => it.DefinitionPage), meta: { place: 'catalogue' } },
    { path: '/catalogue/systems/:id', component: () => import('../systems').then((it) => it.SystemPage), meta: { place: 'catalogue' } },
    { path: '/runs/:id', component: () => import('../intake').then((it) => it.RunPage), meta: { place: 'catalogue' } },
    { path: '/runs/:id/mapping', component: () => import('../intake').then((it) => it.MappingPage), meta: { place: 'catalogue' } },
    { path: '/matters', component: () => import('../matters').then((it) => it.MattersPage), meta: { place: 'matters' } },
    { path: '/matters/new', component: () => import('../matters').then((it) => it.DraftPage), meta: { place: 'matters' } },
    { path: '/matters/:id', component: () => import('../matters').then((it) => it.MatterPage), meta: { place: 'matters' } },
    { path: '/matters/:id/draft', component: () => import('../matters').then((it) => it.DraftPage), meta: { place: 'matters' } },
    { path: '/rules', component: () => import('../rules').then((it) => it.RulesPage), meta: { place: 'matters' } },
    { path: '/rules/:id', component: () => import('../rules').then((it) => it.RulePage), meta: { place: 'matters' } },
    { path: '/inspections/numbers', component: () => import('../numbers').then((it) => it.InspectionNumbersPage), meta: { place: 'matters' } },
    { path: '/document-templates', component: () => import('../documents').then((it) => it.TemplatesPage), meta: { place: 'matters' } },
    { path: '/delegations', component: () => import('../matters').then((it) => it.DelegationsPage), meta: { place: 'matters' } },
    { path: '/inspections', component: () => import('../inspection').then((it) => it.InspectionPage), meta: { place: 'matters' } },
    { path: '/inspections/items/:code', component: () => import('../inspection').then((it) => it.ItemPage), meta: { place: 'matters' } },
    { path: '/inspections/plans/:id', component: () => import('../inspection').then((it) => it.PlanPage), meta: { place: 'matters' } },
    { path: '/calendar', component: () => import('../matters').then((it) => it.CalendarPage), meta: { place: 'matters' } },
    { path: '/ledger', component: () => import('../ledger').then((it) => it.LedgerPage), meta: { place: 'matters' } },
    { path: '/mechanisms/:id', component: () => import('../matters').then((it) => it.LifePage), meta: { place: 'matters' } },
    { path: '/voices', component: () => import('../voices').then((it) => it.VoicesPage), meta: { place: 'matters' } },
    { path: '/common-problems', component: () => import('../voices').then((it) => it.CommonProblemsPage), meta: { place: 'matters' } },
    { path: '/onsite', component: () => import('../onsite').then((it) => it.OnsitePage), meta: { place: 'onsite' } },
    { path: '/onsite/:matter/:key', component: () => import('../onsite').then((it) => it.DoorPage), meta: { place: 'onsite' } },
    { path: '/admin', component: () => import('../admin').then((it) => it.AdminPage), meta: { place: 'admin' } },
    { path: '/:rest(.*)*', component: NotFoundPage },
  ],
})

router.beforeEach(async (to) => {
  if (to.path === '/unreachable') return true
  const session = useSession()
  try {
    await session.restore()
  } catch {
    return { path: '/unreachable', query: { next: to.fullPath } }
  }
  return doorFor(to)
})

/** Who is not known goes to the login page; who must change the password does that first. */
function doorFor(to: RouteLocationNormalized) {
  const session = useSession()
  if (!session.caller) return to.meta.open ? true : { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (session.caller.mustChangePassword && to.path !== '/password') return '/password'
  return to.path === '/login' ? '/' : true
}

whenSignedOut(() => {
  const session = useSession()
  session.forget()
  const here = router.currentRoute.value
  if (!here.meta.open) void router.push({ path: '/login', query: { next: here.fullPath } })
})
