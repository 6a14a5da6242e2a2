import { get, putFile, send } from './client'
import type { BackfillKind, ComingVisit, CourtesyPurpose, CourtesyVisit, FindingDeed, GivenCode, InspectionRecord, NamedDoor, NamedPage, Page, Publication, RecordDraft, Visit } from './index'

const room = (matter: string, key: string, ...parts: string[]) => ['/api/onsite', ...[matter, key, ...parts].map(encodeURIComponent)].join('/')

/** Each row with the name of its unit. */
async function named<T extends { requester: string }>(path: string, cursor?: string | null): Promise<Page<T & { requesterName: string }>> {
  const { page, names } = await get<NamedPage<T>>(path, { cursor, limit: 50 })
  return { ...page, items: page.items.map((one) => ({ ...one, requesterName: names[one.requester] ?? one.requester })) }
}

/** What happens at an enterprise's door. Whatever carries an id of the device is done once, however often it is sent. */
export const onsite = {
  coming: (cursor?: string | null) => named<ComingVisit>('/api/onsite/coming', cursor),
  visits: (cursor?: string | null) => named<Visit>('/api/onsite/visits', cursor),
  publications: (cursor?: string | null) => named<Publication>('/api/onsite/publications', cursor),
  door: (matter: string, key: string, signal?: AbortSignal) => get<NamedDoor>(room(matter, key), {}, signal),
  code: (matter: string, key: string, renew: boolean) => send<GivenCode>('POST', room(matter, key, 'code'), { renew }),
  codeUrl: (matter: string, key: string, code: string) => `${room(matter, key, 'code.svg')}?of=${encodeURIComponent(code)}`,
  scan: (scan: { code: string; leaving: boolean; longitude?: number; latitude?: number; accuracy?: number }) => send<Visit>('POST', '/api/onsite/scans', scan),
  backfill: (matter: string, key: string, said: { kind: BackfillKind; reason: string; arrivedAt: string; leftAt: string | null }) => send<Visit>('POST', room(matter, key, 'backfill'), said),
  save: (matter: string, key: string, draft: RecordDraft) => send<InspectionRecord>('PUT', room(matter, key, 'record'), draft),
  sendPhoto: (matter: string, key: string, photo: string, file: Blob) => putFile(room(matter, key, 'photos', photo), file),
  photoUrl: (matter: string, key: string, photo: string) => room(matter, key, 'photos', photo),
  deliver: (matter: string, key: string, version: number) => send<InspectionRecord>('POST', room(matter, key, 'delivery'), { version }),
  acknowledge: (matter: string, key: string, statement: string) => send<InspectionRecord>('POST', room(matter, key, 'acknowledgement'), { statement }),
  step: (matter: string, key: string, finding: string, step: string, said: { kind: FindingDeed; text: string; photos: string[] }) => send<void>('PUT', room(matter, key, 'findings', finding, 'steps', step), said),
  courtesies: (cursor?: string | null) => named<CourtesyVisit>('/api/onsite/courtesy-visits', cursor),
  noteCourtesy: (id: string, said: { key: string; purpose: CourtesyPurpose; note: string; arrivedAt: string; minutes: number }) => send<void>('PUT', `/api/onsite/courtesy-visits/${id}`, said),
}
