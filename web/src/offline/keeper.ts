/**
 * What the service worker keeps: the shell (pages and scripts, the same for everybody) and, only where the account
 * asked for it, the last seen slice of chosen layers. A slice belongs to one account with one scope. It is thrown away
 * when anybody logs in or out, when the scope changes, and when the server no longer knows the session: a scope never
 * reaches the next login. This file may import nothing, since a worker is one script.
 */
export interface KeptCache {
  match(url: string): Promise<Response | undefined>
  put(url: string, response: Response): Promise<void>
  delete(url: string): Promise<boolean>
  keys(): Promise<readonly { url: string }[]>
}

export interface KeptCaches {
  open(name: string): Promise<KeptCache>
  delete(name: string): Promise<boolean>
  keys(): Promise<string[]>
}

/** What is asked for, as far as it matters here. */
export interface Asked {
  method: string
  url: string
  mode: string
}

export interface Owner {
  account: string
  layers: string[]
}

const SHELL = 'jingwei-shell'
const SLICE = 'jingwei-slice:'
const META = 'jingwei-owner'
const OWNER_URL = '/owner'
const PAGE_URL = '/'
const MOST_SHELL = 200
const MOST_SLICE = 1500
const CHECK_EVERY = 50
export const KEPT_AT = 'Jingwei-Kept-At'
export const OFFLINE_SINCE = 'Jingwei-Offline-Since'
/** Older than three days is not shown any more: a duty may have changed since. */
export const LONGEST_MILLISECONDS = 3 * 86_400_000

type Fetch = () => Promise<Response>

export class Keeper {
  private owner: Owner | null | undefined
  /** Counted up whenever a slice is thrown away: an answer that was asked for before is not kept after. */
  private epoch = 0
  private puts = 0

  constructor(private readonly caches: KeptCaches, private readonly now: () => number = () => Date.now()) {}

  /** The answer to what is asked, or nothing where the browser should ask by itself. */
  answer(asked: Asked, ask: Fetch): Promise<Response> | null {
    const path = new URL(asked.url).pathname
    if (asked.mode === 'navigate') return this.page(ask)
    if (path.startsWith('/assets/')) return asked.method === 'GET' ? this.asset(asked.url, ask) : null
    if (path === '/api/session' && asked.method !== 'GET') return this.forget().then(ask)
    if (!path.startsWith('/api/') && !path.startsWith('/tiles/')) return null
    if (path === '/api/events' || asked.method !== 'GET' || (this.owner !== undefined && !isOfSlice(path, this.owner))) return null
    return this.slice(asked.url, path, ask)
  }

  /** Who is logged in, and which layers are to be kept: another account or scope starts with nothing. */
  async own(owner: Owner): Promise<void> {
    const before = await this.known()
    if (before && before.account !== owner.account) await this.forget()
    if (owner.layers.length === 0) return this.forget()
    this.owner = owner
    const meta = await this.caches.open(META)
    await meta.put(OWNER_URL, new Response(JSON.stringify(owner)))
  }

  /** Throws away every slice there is. */
  async forget(): Promise<void> {
    this.epoch++
    this.owner = null
    for (const name of await this.caches.keys()) if (name === META || name.startsWith(SLICE)) await this.caches.delete(name)
  }

  /** Takes the scripts and styles of the page that runs, so that it can start without a network. */
  async keepShell(urls: string[], ask: (url: string) => Promise<Response>): Promise<void> {
    const shell = await this.caches.open(SHELL)
    for (const url of urls) {
      if (url !== PAGE_URL && (await shell.match(url))) continue
      const response = await ask(url).catch(() => null)
      if (response?.ok) await shell.put(url, response)
    }
    await this.prune(shell, MOST_SHELL)
  }

  private async page(ask: Fetch): Promise<Response> {
    const shell = await this.caches.open(SHELL)
    try {
      const response = await ask()
      if (response.ok) await shell.put(PAGE_URL, response.clone())
      return response
    } catch (cause) {
      const kept = await shell.match(PAGE_URL)
      if (kept) return kept
      throw cause
    }
  }

  /** The names of scripts change with what is in them: what is kept is right. */
  private async asset(url: string, ask: Fetch): Promise<Response> {
    const shell = await this.caches.open(SHELL)
    const kept = await shell.match(url)
    if (kept) return kept
    const response = await ask()
    if (response.ok) await shell.put(url, response.clone())
    return response
  }

  private async slice(url: string, path: string, ask: Fetch): Promise<Response> {
    const epoch = this.epoch
    const owner = await this.known()
    if (!isOfSlice(path, owner)) return ask()
    try {
      const response = await ask()
      if (response.status === 401) await this.forget()
      else if (response.ok) await this.keep(url, response.clone(), owner!, epoch)
      return response
    } catch (cause) {
      const kept = epoch === this.epoch ? await this.kept(url, owner!) : undefined
      if (kept) return kept
      throw cause
    }
  }

  private async keep(url: string, response: Response, owner: Owner, epoch: number): Promise<void> {
    const body = response.status === 204 ? null : await response.arrayBuffer()
    const headers = new Headers({ [KEPT_AT]: String(this.now()) })
    const type = response.headers.get('Content-Type')
    if (type) headers.set('Content-Type', type)
    if (epoch !== this.epoch) return
    const cache = await this.caches.open(SLICE + owner.account)
    await cache.put(url, new Response(body, { status: response.status, headers }))
    // The slice may have been thrown away while this was written: then this is thrown away too.
    if (epoch !== this.epoch) await this.caches.delete(SLICE + owner.account)
    else if (++this.puts % CHECK_EVERY === 0) await this.prune(cache, MOST_SLICE)
  }

  private async kept(url: string, owner: Owner): Promise<Response | undefined> {
    const cache = await this.caches.open(SLICE + owner.account)
    const found = await cache.match(url)
    const keptAt = Number(found?.headers.get(KEPT_AT))
    if (!found) return undefined
    if (this.now() - keptAt > LONGEST_MILLISECONDS) {
      await cache.delete(url)
      return undefined
    }
    const headers = new Headers(found.headers)
    headers.set(OFFLINE_SINCE, String(keptAt))
    return new Response(found.status === 204 ? null : await found.arrayBuffer(), { status: found.status, headers })
  }

  /** A worker is stopped and started at will: who owns the slice is read again. */
  private async known(): Promise<Owner | null> {
    if (this.owner === undefined) {
      const epoch = this.epoch
      const found = await (await this.caches.open(META)).match(OWNER_URL)
      const owner = found ? ((await found.json()) as Owner) : null
      if (epoch === this.epoch && this.owner === undefined) this.owner = owner
    }
    return this.owner ?? null
  }

  private async prune(cache: KeptCache, most: number): Promise<void> {
    const keys = await cache.keys()
    for (const { url } of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(url)
  }
}

/** Areas, the list of layers, who is logged in, and the tiles of the chosen layers; no record and no dossier. */
export function isOfSlice(path: string, owner: Owner | null): boolean {
  if (!owner || owner.layers.length === 0) return false
  if (path === '/api/session' || path === '/api/layers' || path === '/api/map/settings' || path.startsWith('/api/areas/')) return true
  return ['areas', ...owner.layers].some((layer) => path.startsWith(`/tiles/${encodeURIComponent(layer)}/`))
}
