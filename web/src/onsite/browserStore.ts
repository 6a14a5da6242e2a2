import type { NamedDoor } from '../api'
import type { KeptRecord, RecordStore } from './kept'

const NAME = 'jingwei-onsite'
const STORES = ['records', 'photos', 'doors'] as const
type StoreName = (typeof STORES)[number]

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

/** One transaction; it is over, and on the disk, when the promise is kept. */
async function within<T>(name: StoreName, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T> | (() => T)): Promise<T> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode)
    const result = work(transaction.objectStore(name))
    transaction.oncomplete = () => resolve(typeof result === 'function' ? result() : result.result)
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
}

const read = <T>(name: StoreName, id: string) => within<T | undefined>(name, 'readonly', (store) => store.get(id) as IDBRequest<T | undefined>)
const write = (name: StoreName, id: string, value: unknown) => within(name, 'readwrite', (store) => store.put(value, id)).then(() => undefined)
const remove = (name: StoreName, id: string) => within(name, 'readwrite', (store) => store.delete(id)).then(() => undefined)

/** The browser's IndexedDB. */
export const browserStore: RecordStore = {
  record: (id) => read<KeptRecord>('records', id),
  change: (id, work) =>
    within('records', 'readwrite', (store) => {
      let now: KeptRecord
      const request = store.get(id) as IDBRequest<KeptRecord | undefined>
      request.onsuccess = () => {
        now = work(request.result)
        store.put(now, id)
      }
      return () => now
    }),
  remove: (id) => remove('records', id),
  photo: (id) => read<Blob>('photos', id),
  keepPhoto: (id, file) => write('photos', id, file),
  removePhoto: (id) => remove('photos', id),
  door: (id) => read<NamedDoor>('doors', id),
  keepDoor: (id, door) => write('doors', id, door),
}
