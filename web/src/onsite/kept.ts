import type { EntryResult, NamedDoor, RecordDraft } from '../api'

/**
 * A record as this device keeps it. `sequence` counts what was written here, `synced` how far the server has it; they
 * are equal when nothing waits. It belongs to one account: another one that logs in here does not see it.
 */
export interface KeptRecord extends RecordDraft {
  id: string
  matter: string
  key: string
  synced: number
  /** Photos that were taken here; those not sent have their file in the store. */
  photos: KeptPhoto[]
}

export interface KeptPhoto {
  id: string
  item: string
  sent: boolean
}

export interface RecordStore {
  record(id: string): Promise<KeptRecord | undefined>
  /** Changes a record in one step, so that what is typed meanwhile is not lost. */
  change(id: string, work: (kept: KeptRecord | undefined) => KeptRecord): Promise<KeptRecord>
  remove(id: string): Promise<void>
  photo(id: string): Promise<Blob | undefined>
  keepPhoto(id: string, file: Blob): Promise<void>
  removePhoto(id: string): Promise<void>
  door(id: string): Promise<NamedDoor | undefined>
  keepDoor(id: string, door: NamedDoor): Promise<void>
}

export const keptId = (account: string, matter: string, key: string) => `${account}|${matter}|${key}`

/** A record that begins here: with what the server has, if it has one. */
export function begun(id: string, door: NamedDoor['door'], device: string): KeptRecord {
  const { record } = door
  return {
    id, matter: door.matter.id, key: door.key, device, sequence: 0, synced: 0, base: record?.version ?? 0,
    summary: record?.summary ?? '', entries: record?.entries ?? [], findings: record?.findings ?? [], photos: [],
  }
}

/** The record with one thing as it was found; what fails gets a finding, what does not has none. */
export function withResult(record: KeptRecord, item: { id: string; text: string; basis?: string | null }, result: EntryResult, rectifyBy: string): KeptRecord {
  const before = record.entries.find((one) => one.item === item.id)
  const entry = { item: item.id, remark: '', photos: [], ...before, result }
  const entries = before ? record.entries.map((one) => (one === before ? entry : one)) : [...record.entries, entry]
  const others = record.findings.filter((one) => one.item !== item.id)
  const own = record.findings.filter((one) => one.item === item.id)
  const made = own.length > 0 ? own : [{ id: crypto.randomUUID(), item: item.id, text: '', basis: item.basis ?? '', rectifyBy }]
  return { ...record, entries, findings: result === 'FAILS' ? [...others, ...made] : others }
}

/** Whether the server lacks something of it. */
export const waits = (record: KeptRecord) => record.sequence > record.synced || record.photos.some((one) => !one.sent)
