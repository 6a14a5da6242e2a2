import { Keeper, type Owner } from './keeper'

/** The service worker: hands requests and the page's messages to the keeper. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  addEventListener(name: 'install' | 'activate', take: (event: Extendable) => void): void
  addEventListener(name: 'fetch', take: (event: Fetching) => void): void
  addEventListener(name: 'message', take: (event: Extendable & { data: Message }) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
export type Message = { kind: 'own'; owner: Owner } | { kind: 'forget' } | { kind: 'shell'; urls: string[] }

const worker = self as unknown as Worker
const keeper = new Keeper(caches as never)

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
  if (!event.request.url.startsWith(location.origin)) return
  const answer = keeper.answer(event.request, () => fetch(event.request))
  if (answer) event.respondWith(answer)
})
worker.addEventListener('message', (event) => {
  const message = event.data
  if (message.kind === 'own') event.waitUntil(keeper.own(message.owner))
  else if (message.kind === 'forget') event.waitUntil(keeper.forget())
  else event.waitUntil(keeper.keepShell(message.urls, (url) => fetch(url)))
})
