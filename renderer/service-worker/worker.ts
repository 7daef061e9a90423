import { createKeeper } from './keeper.ts'

/** What is used of a worker's own scope; the page's types do not know it. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface RequestEvent extends WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
  skipWaiting(): Promise<void>
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
}
declare const self: WorkerScope
/** Put in by the build: its revision and files. */
declare const deskRevision: string
declare const deskFiles: readonly string[]

const keeper = createKeeper({
  places: caches,
  // The browser's own cache may still hold the page of an older program.
  fetch: path => fetch(path, { cache: 'no-cache', credentials: 'same-origin' }),
  revision: deskRevision,
  files: deskFiles,
})

self.addEventListener('install', event => event.waitUntil(keeper.install()))
self.addEventListener('activate', event =>
  // The page that was there first has its screens kept from now on; it is of the same program.
  event.waitUntil(keeper.activate().then(() => self.clients.claim())),
)
self.addEventListener('message', event => {
  if (event.data === 'take over') self.skipWaiting().catch(() => undefined)
})
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  // What the desk answers is never kept by a browser.
  if (/^\/(?:api|files|events|downloads)(?:\/|$)/.test(pathname)) return
  const answer = keeper.answer(pathname, request.mode === 'navigate')
  event.respondWith(answer.then(found => found ?? fetch(request)))
})
