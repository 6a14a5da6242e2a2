import { beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/api'
import { accountOf } from '../../src/offline/account'
import { isOfSlice, Keeper, LONGEST_MILLISECONDS, OFFLINE_SINCE, type KeptCache, type KeptCaches } from '../../src/offline/keeper'

const HERE = 'http://127.0.0.1:8080'
const TILE = `${HERE}/tiles/school/10/1/2.mvt`

/** The browser's caches, as far as the keeper uses them. */
class Memory implements KeptCaches {
  readonly stores = new Map<string, Map<string, Response>>()
  async open(name: string): Promise<KeptCache> {
    const store = this.stores.get(name) ?? new Map<string, Response>()
    this.stores.set(name, store)
    return {
      match: async (url) => store.get(url)?.clone(), put: async (url, response) => void store.set(url, response),
      delete: async (url) => store.delete(url), keys: async () => [...store.keys()].map((url) => ({ url })),
    }
  }
  async delete(name: string) {
    return this.stores.delete(name)
  }
  async keys() {
    return [...this.stores.keys()]
  }
  /** All that is kept of anybody's data. */
  data() {
    return [...this.stores].filter(([name]) => name !== 'jingwei-shell').flatMap(([, store]) => [...store.keys()])
  }
}

const gone = () => Promise.reject(new TypeError('no network'))
const says = (text: string, status = 200) => async () => new Response(status === 204 ? null : text, { status })
const get = (url: string) => ({ method: 'GET', url, mode: 'cors' })
const owner = { account: 'wang', layers: ['school'] }

let caches: Memory
let clock: number
let keeper: Keeper
const answered = async (asked: { method: string; url: string; mode: string }, ask: () => Promise<Response>, by = keeper) => (await (by.answer(asked, ask) ?? ask())).text()

beforeEach(() => {
  caches = new Memory()
  clock = 1_000_000
  keeper = new Keeper(caches, () => clock)
})

describe('the slice that is kept for offline', () => {
  it('is shown again without a network, marked with when it was seen', async () => {
    await keeper.own(owner)
    expect(await answered(get(TILE), says('tile'))).toBe('tile')
    const again = await keeper.answer(get(TILE), gone)!
    expect(await again.text()).toBe('tile')
    expect(again.headers.get(OFFLINE_SINCE)).toBe('1000000')
  })
  it('is always asked for anew while there is a network', async () => {
    await keeper.own(owner)
    await answered(get(TILE), says('old'))
    expect(await answered(get(TILE), says('new'))).toBe('new')
    expect(await answered(get(TILE), gone)).toBe('new')
  })
  it('holds areas, layers, the session and the chosen tiles, and nothing else', () => {
    for (const path of ['/api/session', '/api/layers', '/api/areas/350302', '/api/areas/350302/children', '/tiles/areas/1/2/3.mvt', '/tiles/school/1/2/3.mvt']) expect(isOfSlice(path, owner)).toBe(true)
    for (const path of ['/tiles/event/1/2/3.mvt', '/api/dossiers/area/35', '/api/datasets/person/records', '/api/search', '/api/events']) expect(isOfSlice(path, owner)).toBe(false)
    expect(isOfSlice('/tiles/school/1/2/3.mvt', null)).toBe(false)
    expect(isOfSlice('/api/session', { account: 'wang', layers: [] })).toBe(false)
  })
  it('is not kept before anybody chose a layer', async () => {
    await answered(get(TILE), says('tile'))
    expect(caches.data()).toEqual([])
  })
  it('is not shown when it is older than three days', async () => {
    await keeper.own(owner)
    await answered(get(TILE), says('tile'))
    clock += LONGEST_MILLISECONDS + 1
    await expect(keeper.answer(get(TILE), gone)).rejects.toThrow('no network')
  })
  it('outlives the worker, which a browser stops at will', async () => {
    await keeper.own(owner)
    await answered(get(TILE), says('tile'))
    expect(await answered(get(TILE), gone, new Keeper(caches, () => clock))).toBe('tile')
  })
})

describe('a scope', () => {
  beforeEach(async () => {
    await keeper.own(owner)
    await answered(get(TILE), says('what Wang may see'))
  })

  it.each(['DELETE', 'POST'])('does not reach the next login: %s of the session throws all away first', async (method) => {
    await answered({ method, url: `${HERE}/api/session`, mode: 'cors' }, says('{}'))
    expect(caches.data()).toEqual([])
    await expect(keeper.answer(get(TILE), gone) ?? gone()).rejects.toThrow()
  })
  it('is thrown away even when the logout itself meets no network', async () => {
    await expect(keeper.answer({ method: 'DELETE', url: `${HERE}/api/session`, mode: 'cors' }, gone)).rejects.toThrow()
    expect(caches.data()).toEqual([])
  })
  it('is thrown away when the server no longer knows the session', async () => {
    await answered(get(`${HERE}/api/session`), says('{}', 401))
    expect(caches.data()).toEqual([])
  })
  it('is thrown away when another account, or the same with another scope, comes', async () => {
    await keeper.own({ account: 'wang|narrower', layers: ['school'] })
    await expect(keeper.answer(get(TILE), gone)).rejects.toThrow()
    expect(caches.data().filter((url) => url === TILE)).toEqual([])
  })
  it('does not come back by an answer that was on its way when it was thrown away', async () => {
    let arrive: (response: Response) => void = () => {}
    const late = keeper.answer(get(`${HERE}/tiles/school/10/9/9.mvt`), () => new Promise((resolve) => (arrive = resolve)))!
    await new Promise((resolve) => setTimeout(resolve))
    await answered({ method: 'DELETE', url: `${HERE}/api/session`, mode: 'cors' }, says('', 204))
    await keeper.own({ account: 'li', layers: ['school'] })
    arrive(new Response('what Wang may see'))
    await late
    expect(caches.data()).toEqual(['/owner'])
  })
  it('is thrown away when no layer is to be kept any more', async () => {
    await keeper.own({ account: 'wang', layers: [] })
    expect(caches.data()).toEqual([])
  })
})

describe('the shell', () => {
  it('starts without a network once it was seen, and survives a logout, since nothing of anybody is in it', async () => {
    await answered({ method: 'GET', url: `${HERE}/?area=35`, mode: 'navigate' }, says('<page>'))
    await answered(get(`${HERE}/assets/index-1a.js`), says('script'))
    await keeper.forget()
    expect(await answered({ method: 'GET', url: `${HERE}/catalogue`, mode: 'navigate' }, gone)).toBe('<page>')
    expect(await answered(get(`${HERE}/assets/index-1a.js`), gone)).toBe('script')
  })
  it('takes what the page was made of', async () => {
    await keeper.keepShell(['/', `${HERE}/assets/a.js`], async (url) => new Response(url))
    expect(await answered(get(`${HERE}/assets/a.js`), gone)).toBe(`${HERE}/assets/a.js`)
  })
  it('leaves writing and events to the browser', () => {
    expect(keeper.answer({ method: 'POST', url: `${HERE}/api/map/within`, mode: 'cors' }, gone)).toBeNull()
    expect(keeper.answer(get(`${HERE}/api/events`), gone)).toBeNull()
    expect(keeper.answer(get(`${HERE}/favicon.svg`), gone)).toBeNull()
  })
})

describe('an account', () => {
  const caller = { username: 'wang', role: 'AREA_OFFICER', clearance: 'INTERNAL', organisation: null, areas: [{ code: '350302' }, { code: '350303' }], subject: null } as unknown as Caller

  it('is another one when its scope changes', () => {
    expect(accountOf({ ...caller, areas: [caller.areas[1]!, caller.areas[0]!] })).toBe(accountOf(caller))
    expect(accountOf({ ...caller, areas: [caller.areas[0]!] })).not.toBe(accountOf(caller))
    expect(accountOf({ ...caller, clearance: 'PUBLIC' })).not.toBe(accountOf(caller))
  })
})
