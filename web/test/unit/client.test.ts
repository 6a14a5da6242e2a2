import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '../../src/api'

afterEach(() => vi.unstubAllGlobals())

function answering(response: () => Response) {
  const sent: { url: string; headers: Record<string, string> }[] = []
  vi.stubGlobal('fetch', (url: string, options: RequestInit) => {
    sent.push({ url, headers: options.headers as Record<string, string> })
    return Promise.resolve(response())
  })
  return sent
}

describe('the API as the screens call it', () => {
  it('sends a stated purpose percent-encoded, and none where none is stated', async () => {
    const sent = answering(() => new Response('{"items":[]}'))
    await api.datasets.records('resident', {}, '核对 年审')
    await api.datasets.records('resident', {})
    expect(sent[0]?.headers['Jingwei-Purpose']).toBe(encodeURIComponent('核对 年审'))
    expect(sent[1]?.headers).not.toHaveProperty('Jingwei-Purpose')
  })
})
