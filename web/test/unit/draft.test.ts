import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { Mapping, Preview, Reading } from '../../src/api'
import { useDraft } from '../../src/intake/draft'

/** A server that answers when it is told to, and remembers what it was sent in the order in which it was. */
class SlowServer {
  readonly sent: Reading[] = []
  reading: Reading = {}
  private waiting: (() => void)[] = []

  readonly fetch = async (address: string, options: { method?: string; body?: string } = {}): Promise<Response> => {
    if (options.method === 'PUT') {
      const body = JSON.parse(options.body ?? '{}') as Reading
      this.sent.push(body)
      await new Promise<void>((resolve) => this.waiting.push(resolve))
      this.reading = { ...this.reading, ...body }
    }
    return new Response(JSON.stringify(address.endsWith('/preview') ? this.preview() : {}), { status: 200 })
  }

  answer() {
    this.waiting.shift()?.()
  }

  private preview(): Preview {
    return {
      format: { value: 'CSV', confidence: 1 }, reading: { ...this.reading, format: 'CSV' }, header: ['a', 'b', 'c'], rows: [], suggestions: [], suggested: null,
      dryRun: { rows: 1, accepted: 1, refused: 0, unplaced: 0, warnings: [], faults: [] },
    }
  }
}

const mapped = (source: string): Mapping => ({ columns: [{ source, element: 'name', steps: [] }] })

describe('a draft', () => {
  let server: SlowServer
  const scope = effectScope()

  beforeEach(() => {
    vi.useFakeTimers()
    server = new SlowServer()
    vi.stubGlobal('fetch', server.fetch)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  async function opened() {
    const draft = scope.run(() => useDraft(() => 'batch-1'))!
    await vi.waitFor(() => expect(draft.state.value).toBe('kept'))
    return draft
  }

  it('sends one change at a time, so that an older mapping is never applied after a newer one', async () => {
    const draft = await opened()
    draft.changeMapping(mapped('a'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.sent).toHaveLength(1)

    draft.changeMapping(mapped('b'))
    await vi.advanceTimersByTimeAsync(1000)
    draft.changeMapping(mapped('c'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.sent).toHaveLength(1)
    expect(draft.busy.value).toBe(true)

    server.answer()
    await vi.advanceTimersByTimeAsync(10)
    expect(server.sent.map((one) => one.mapping?.columns[0]?.source)).toEqual(['a', 'c'])
    expect(draft.mapping.value).toEqual(mapped('c'))

    server.answer()
    await vi.advanceTimersByTimeAsync(10)
    expect(draft.state.value).toBe('kept')
    expect(server.reading.mapping).toEqual(mapped('c'))
  })

  it('is kept only when the last change has been answered', async () => {
    const draft = await opened()
    draft.changeMapping(mapped('a'))
    await vi.advanceTimersByTimeAsync(1000)
    draft.changeMapping(mapped('b'))
    let ended: boolean | null = null
    void draft.kept().then((so) => (ended = so))
    server.answer()
    await vi.advanceTimersByTimeAsync(10)
    expect(ended).toBeNull()

    server.answer()
    await vi.advanceTimersByTimeAsync(10)
    expect(ended).toBe(true)
    expect(server.reading.mapping).toEqual(mapped('b'))
  })

  it('keeps what could not be sent, and sends it at the next try', async () => {
    const draft = await opened()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    draft.changeMapping(mapped('a'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(draft.state.value).toBe('failed')
    expect(draft.mapping.value).toEqual(mapped('a'))

    vi.stubGlobal('fetch', server.fetch)
    void draft.keep()
    await vi.advanceTimersByTimeAsync(10)
    server.answer()
    await vi.advanceTimersByTimeAsync(10)
    expect(draft.state.value).toBe('kept')
    expect(server.reading.mapping).toEqual(mapped('a'))
  })
})
