import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, Problem } from '../../src/api'

afterEach(() => vi.unstubAllGlobals())

function answering(response: () => Response) {
  const sent: { url: string; headers: Record<string, string> }[] = []
  vi.stubGlobal('fetch', (url: string, options: RequestInit) => {
    sent.push({ url, headers: options.headers as Record<string, string> })
    return Promise.resolve(response())
  })
  return sent
}

const watching = () => ({ signal: new AbortController().signal, onProgress: vi.fn() })

describe('the API as the screens call it', () => {
  it('sends a stated purpose percent-encoded, and none where none is stated', async () => {
    const sent = answering(() => new Response('{"items":[]}'))
    await api.datasets.records('resident', {}, '核对 年审')
    await api.datasets.records('resident', {})
    expect(sent[0]?.headers['Jingwei-Purpose']).toBe(encodeURIComponent('核对 年审'))
    expect(sent[1]?.headers).not.toHaveProperty('Jingwei-Purpose')
  })
  it('saves a file of rows with the same area, filters and purpose, and tells how much has come', async () => {
    const sent = answering(() => new Response('name\n甲\n'))
    const saving = watching()
    const file = await api.datasets.recordsFile('resident', 'csv', { area: '3503', filter: ['a:eq:1', 'b:eq:2'], lang: 'zh' }, '年审', saving)
    expect(sent[0]?.url).toBe('/api/datasets/resident/records.csv?area=3503&filter=a%3Aeq%3A1&filter=b%3Aeq%3A2&lang=zh')
    expect(sent[0]?.headers['Jingwei-Purpose']).toBe(encodeURIComponent('年审'))
    expect(await file.text()).toBe('name\n甲\n')
    expect(saving.onProgress).toHaveBeenLastCalledWith(9)
  })
  it('asks once more, and only once, when the CSRF cookie changed on the way', async () => {
    const old = () => new Response('{"code":"csrf-token"}', { status: 403 })
    const answers = [old, () => new Response('{"id":"m1"}'), old, old]
    const sent = answering(() => answers.shift()!())
    await expect(api.layers.get('a')).resolves.toEqual({ id: 'm1' })
    await expect(api.layers.get('a')).rejects.toMatchObject({ code: 'csrf-token' })
    expect(sent).toHaveLength(4)
  })
  it('fails with the problem of a refused export', async () => {
    answering(() => new Response('{"code":"forbidden","rule":"masked-element"}', { status: 403 }))
    const failed = api.datasets.recordsFile('resident', 'csv', {}, '', watching())
    await expect(failed).rejects.toBeInstanceOf(Problem)
    await expect(failed).rejects.toMatchObject({ status: 403, rule: 'masked-element' })
  })
  it('fails when the connection breaks in the middle of an export', async () => {
    const broken = new ReadableStream({ pull: (it) => it.error(new Error('broken')) })
    answering(() => new Response(broken))
    await expect(api.datasets.recordsFile('resident', 'csv', {}, '', watching())).rejects.toMatchObject({ code: 'client.unreachable' })
  })
})
