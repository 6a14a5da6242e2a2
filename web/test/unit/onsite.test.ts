import { beforeEach, describe, expect, it } from 'vitest'
import { Problem, type InspectionRecord, type NamedDoor, type RecordDraft } from '../../src/api'
import { begun, waits, withResult, type KeptRecord, type RecordStore } from '../../src/onsite/kept'
import { RecordSync, type Sender } from '../../src/onsite/sync'

/** IndexedDB, as far as a record uses it: what is kept is a copy. */
class Memory implements RecordStore {
  readonly records = new Map<string, KeptRecord>()
  readonly photos = new Map<string, Blob>()
  record = async (id: string) => structuredClone(this.records.get(id))
  change = async (id: string, work: (kept: KeptRecord | undefined) => KeptRecord) => {
    const now = work(structuredClone(this.records.get(id)))
    this.records.set(id, structuredClone(now))
    return now
  }
  remove = async (id: string) => void this.records.delete(id)
  photo = async (id: string) => this.photos.get(id)
  keepPhoto = async (id: string, file: Blob) => void this.photos.set(id, file)
  removePhoto = async (id: string) => void this.photos.delete(id)
  door = async () => undefined
  keepDoor = async () => undefined
}

/** A server with the rule of the real one, and a network that loses what it is told to. */
class Server implements Sender {
  version = 0
  summary = ''
  device = ''
  readonly taken = new Map<string, number>()
  readonly photos = new Map<string, number>()
  /** What becomes of the next requests: nothing arrives, or the answer is lost. */
  readonly fate: ('lost' | 'unanswered')[] = []
  meanwhile: () => Promise<unknown> = async () => undefined

  async save(_: string, __: string, draft: RecordDraft): Promise<InspectionRecord> {
    const fate = this.fate.shift()
    if (fate === 'lost') throw Problem.unreachable()
    if ((this.taken.get(draft.device) ?? 0) < draft.sequence) {
      if (this.version > 0 && this.device !== draft.device && draft.base !== this.version) throw new Problem({ status: 409, code: 'record-changed' })
      this.version++
      this.summary = draft.summary
      this.device = draft.device
      this.taken.set(draft.device, draft.sequence)
    }
    await this.meanwhile()
    if (fate === 'unanswered') throw Problem.unreachable()
    return { version: this.version, summary: this.summary, entries: [], findings: [], savedAt: '', statement: '' }
  }

  async sendPhoto(_: string, __: string, photo: string): Promise<void> {
    const fate = this.fate.shift()
    if (fate === 'lost') throw Problem.unreachable()
    this.photos.set(photo, (this.photos.get(photo) ?? 0) + 1)
    if (fate === 'unanswered') throw Problem.unreachable()
  }
}

const door = { matter: { id: 'm' }, key: 'k', checklist: [] } as unknown as NamedDoor['door']
let store: Memory
let server: Server
let sync: RecordSync

async function write(summary: string) {
  await store.change('r', (kept) => ({ ...(kept ?? begun('r', door, 'phone')), summary, sequence: (kept?.sequence ?? 0) + 1 }))
}

beforeEach(() => {
  store = new Memory()
  server = new Server()
  sync = new RecordSync(store, server)
})

describe('a record that is written without a network', () => {
  it('waits, and is there once when the network is back', async () => {
    server.fate.push('lost')
    await write('一')
    expect(await sync.push('r')).toBe('waiting')
    await write('二')
    expect(await sync.push('r')).toBe('synced')
    expect(server).toMatchObject({ version: 1, summary: '二' })
    expect(await sync.push('r')).toBe('synced')
    expect(server.version).toBe(1)
  })

  it('is sent again when the answer was lost, without a second one', async () => {
    server.fate.push('unanswered')
    await write('一')
    expect(await sync.push('r')).toBe('waiting')
    expect(await sync.push('r')).toBe('synced')
    expect(server.version).toBe(1)
    await write('二')
    expect(await sync.push('r')).toBe('synced')
    expect(server).toMatchObject({ version: 2, summary: '二' })
  })

  it('keeps what is written while it is sent', async () => {
    await write('一')
    let once = true
    server.meanwhile = async () => {
      if (once) await write('二')
      once = false
    }
    expect(await sync.push('r')).toBe('synced')
    expect(server.summary).toBe('二')
    expect(waits((await store.record('r'))!)).toBe(false)
  })

  it('sends a photo until it is taken, and forgets the file only then', async () => {
    await write('一')
    await store.keepPhoto('p', new Blob(['x']))
    await store.change('r', (kept) => ({ ...kept!, photos: [{ id: 'p', item: 'i', sent: false }] }))
    server.fate.push('unanswered')
    server.fate.push('lost')
    expect(await sync.push('r')).toBe('waiting')
    expect(await sync.push('r')).toBe('waiting')
    expect(store.photos.has('p')).toBe(true)
    expect(await sync.push('r')).toBe('synced')
    expect(store.photos.has('p')).toBe(false)
    expect([...server.photos.keys()]).toEqual(['p'])
  })

  it('says when another device wrote to it', async () => {
    await write('一')
    await server.save('m', 'k', { ...begun('r', door, 'tablet'), sequence: 1 })
    expect(await sync.push('r')).toBe('conflict')
    expect((await store.record('r'))?.summary).toBe('一')
  })
})

describe('a thing on the checklist', () => {
  it('has a finding exactly while it fails', () => {
    const thing = { id: 'storage', text: '分类存放', basis: '第三十三条' }
    const failed = withResult(begun('r', door, 'phone'), thing, 'FAILS', '2027-01-01')
    expect(failed.findings).toMatchObject([{ item: 'storage', basis: '第三十三条' }])
    expect(withResult(failed, thing, 'FAILS', '2027-02-02').findings).toEqual(failed.findings)
    const right = withResult(failed, thing, 'CONFORMS', '')
    expect(right.findings).toEqual([])
    expect(right.entries).toHaveLength(1)
  })
})
