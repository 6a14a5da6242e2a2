import { Problem, type InspectionRecord, type RecordDraft } from '../api'
import { waits, type KeptRecord, type RecordStore } from './kept'

export interface Sender {
  save(matter: string, key: string, draft: RecordDraft): Promise<InspectionRecord>
  sendPhoto(matter: string, key: string, photo: string, file: Blob): Promise<void>
}

/** How a record stands: nothing waits, it waits for a network, another device wrote to it, or the server refuses it. */
export type SyncState = 'synced' | 'waiting' | 'conflict' | 'refused'

/**
 * Brings a record and its photos to the server. What was sent and not answered is sent again with the same ids and
 * the same count, so that it is there once; what is written meanwhile goes with the next round. Nothing is removed
 * here before the server has said that it has it.
 */
export class RecordSync {
  private running: Promise<SyncState> | null = null
  problem: Problem | null = null

  constructor(private readonly store: RecordStore, private readonly sender: Sender) {}

  /** Sends all that waits of a record; called while it runs it joins in. */
  push(id: string): Promise<SyncState> {
    this.running ??= this.rounds(id).finally(() => (this.running = null))
    return this.running
  }

  private async rounds(id: string): Promise<SyncState> {
    this.problem = null
    try {
      for (let kept = await this.store.record(id); kept && waits(kept); kept = await this.store.record(id)) await this.round(kept)
      return 'synced'
    } catch (cause) {
      const problem = Problem.of(cause)
      this.problem = problem
      if (problem.code === 'record-changed') return 'conflict'
      return problem.status === 0 || problem.status === 401 || problem.status >= 500 ? 'waiting' : 'refused'
    }
  }

  private async round(kept: KeptRecord): Promise<void> {
    if (kept.sequence > kept.synced) {
      const { device, sequence, base, summary, entries, findings } = kept
      const { version } = await this.sender.save(kept.matter, kept.key, { device, sequence, base, summary, entries, findings })
      await this.store.change(kept.id, (now) => ({ ...(now ?? kept), synced: sequence, base: version }))
    }
    for (const photo of kept.photos.filter((one) => !one.sent)) {
      const file = await this.store.photo(photo.id)
      if (file) await this.sender.sendPhoto(kept.matter, kept.key, photo.id, file)
      await this.store.change(kept.id, (now) => ({ ...(now ?? kept), photos: (now ?? kept).photos.map((one) => (one.id === photo.id ? { ...one, sent: true } : one)) }))
      await this.store.removePhoto(photo.id)
    }
  }
}
