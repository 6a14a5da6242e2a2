import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenForEvents, waitAfter, type Surroundings } from '../../src/api/events'
import { Gathered } from '../../src/map/gathered'

class Stream {
  readonly readyState = 0
  closed = false
  private readonly listeners = new Map<string, (event: unknown) => void>()
  addEventListener(name: string, listener: unknown) {
    this.listeners.set(name, listener as (event: unknown) => void)
  }
  close() {
    this.closed = true
  }
  tell(name: string, data?: string) {
    this.listeners.get(name)?.({ data })
  }
}

function server() {
  const streams: Stream[] = []
  const waits: { milliseconds: number; run: () => void }[] = []
  const clock = { now: 0 }
  const around: Surroundings = {
    open: () => { const stream = new Stream(); streams.push(stream); return stream as unknown as EventSource },
    after: (milliseconds, run) => waits.push({ milliseconds, run }), cancel: () => waits.splice(0), now: () => clock.now, random: () => 0,
  }
  return { streams, waits, clock, around }
}

describe('the stream of events', () => {
  it('hands on what is named, and passes over what cannot be read', () => {
    const { streams, around } = server()
    const taken: unknown[] = []
    listenForEvents({ layer: (data) => taken.push(data) }, () => {}, around)
    streams[0]!.tell('layer', '{"layer":"school","version":3}')
    streams[0]!.tell('layer', 'no JSON')
    streams[0]!.tell('other', '{}')
    expect(taken).toEqual([{ layer: 'school', version: 3 }])
  })
  it('comes back after a break, waiting twice as long each time up to a minute, and tells that it is back', () => {
    const { streams, waits, around } = server()
    let back = 0
    listenForEvents({}, () => back++, around)
    for (let turn = 0; turn < 9; turn++) {
      streams.at(-1)!.tell('error')
      waits.at(-1)!.run()
    }
    expect(waits.map((wait) => wait.milliseconds)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
    expect(back).toBe(0)
    streams.at(-1)!.tell('open')
    expect(back).toBe(1)
  })
  it('starts again at the first wait only when the stream had held', () => {
    const { streams, waits, clock, around } = server()
    listenForEvents({}, () => {}, around)
    for (const held of [1000, 1000, 30_000]) {
      streams.at(-1)!.tell('open')
      clock.now += held
      streams.at(-1)!.tell('error')
      waits.at(-1)!.run()
    }
    expect(waits.map((wait) => wait.milliseconds)).toEqual([1000, 2000, 1000])
  })
  it('ends when it is asked to, and does not come back', () => {
    const { streams, waits, around } = server()
    const end = listenForEvents({}, () => {}, around)
    end()
    expect(streams[0]!.closed).toBe(true)
    streams[0]!.tell('error')
    expect(waits).toEqual([])
  })
  it('spreads those who wait by up to half as long again', () => {
    expect([waitAfter(1, 0), waitAfter(1, 1), waitAfter(99, 1)]).toEqual([1000, 1500, 90_000])
  })
})

describe('changes that are gathered', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('are handed on once, when it has been quiet', () => {
    const handed: string[][] = []
    const gathered = new Gathered<string>(400, 1500, (items) => handed.push(items))
    for (const item of ['a', 'b', 'a']) gathered.add(item)
    vi.advanceTimersByTime(399)
    expect(handed).toEqual([])
    vi.advanceTimersByTime(1)
    expect(handed).toEqual([['a', 'b']])
  })
  it('do not wait for ever when it never is', () => {
    const handed: string[][] = []
    const gathered = new Gathered<string>(400, 1500, (items) => handed.push(items))
    for (let turn = 0; turn < 20; turn++) {
      gathered.add('a')
      vi.advanceTimersByTime(100)
    }
    expect(handed.length).toBeGreaterThanOrEqual(1)
    gathered.stop()
    vi.advanceTimersByTime(5000)
    expect(handed.length).toBeLessThanOrEqual(2)
  })
})
