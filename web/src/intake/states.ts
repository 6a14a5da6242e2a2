import type { BatchState } from '../api'

export const STATE_TONES: Record<BatchState, 'plain' | 'accent' | 'ok' | 'warn' | 'bad'> = {
  HELD: 'warn', RECEIVED: 'accent', RUNNING: 'accent', COMMITTED: 'ok', FAILED: 'bad', DUPLICATE: 'warn', CANCELLED: 'plain',
}
