import { download, get, send, statedPurpose, upload, type FileDownload, type FileUpload, type Query } from './client'
import type {
  Account, Area, AuditEntry, AuditVerification, Batch, Business, BusinessForm, Caller, CatalogueRow, Dataset, DatasetFacts, DatasetForm, DatasetQuality, DataRecord, Dossier, Hit, Mapping, Matter, MatterBox, MatterDetail, MatterDraft, MatterOutcome, MatterStep, MatterTarget, Mechanism,
  MatterChecks, Organisation, Page, Preview, Pull, PullForm, PullRun, PullTrial, Reading, RecordPage, Rehearsal, Reject, Rule, RuleForm, SourceSystem, Summary, SystemForm, SystemKey,
  WatchedFolder,
} from './index'
import { documents } from './documentEndpoints'
import { calendar, delegations, gate } from './gateEndpoints'
import { evaluations, ledger } from './ledgerEndpoints'
import { desk } from './deskEndpoints'
import { inspection } from './inspectionEndpoints'
import { layers, map } from './mapEndpoints'
import { inspectionNumbers } from './numbersEndpoints'
import { onsite } from './onsiteEndpoints'
import { lessons, selfChecks, voices } from './voiceEndpoints'

const path = (...parts: (string | number)[]) => '/api/' + parts.map((part) => encodeURIComponent(part)).join('/')

/** Every call the screens make, by what it is about. */
export const api = {
  session: {
    open: (username: string, password: string) =>
      send<{ token: string; caller: Caller }>('POST', '/api/session', { username, password }),
    get: () => get<Caller>('/api/session'),
    close: () => send<void>('DELETE', '/api/session'),
    changePassword: (current: string, next: string) => send<void>('PUT', '/api/session/password', { current, next }),
  },
  areas: {
    get: (code: string, signal?: AbortSignal) => get<Area>(path('areas', code), {}, signal),
    children: (code: string, signal?: AbortSignal) =>
      all<Area>((cursor) => get<Page<Area>>(path('areas', code) + '/children', { cursor, limit: 500 }, signal)),
  },
  layers,
  map,
  gate,
  documents,
  desk,
  inspectionNumbers,
  delegations,
  inspection,
  calendar,
  ledger,
  evaluations,
  onsite,
  voices,
  lessons,
  selfChecks,
  dossiers: {
    get: (kind: string, key: string, signal?: AbortSignal, purpose?: string) =>
      get<Dossier>(path('dossiers', kind.toLowerCase(), key), {}, signal, statedPurpose(purpose)),
  },
  search: (q: string, signal?: AbortSignal) => get<Page<Hit>>('/api/search', { q, limit: 10 }, signal),
  datasets: {
    list: async (): Promise<Page<Dataset>> => ({ items: await all<Dataset>((cursor) => get<Page<Dataset>>('/api/datasets', { cursor, limit: 500 })) }),
    rows: (signal?: AbortSignal) => all<CatalogueRow>((cursor) => get<Page<CatalogueRow>>('/api/catalogue/datasets', { cursor, limit: 500 }, signal)),
    get: (id: string) => get<Dataset>(path('datasets', id)),
    define: (definition: DatasetForm) => send<Dataset>('POST', '/api/datasets', definition),
    redefine: (id: string, definition: DatasetForm) => send<Dataset>('PUT', path('datasets', id), definition),
    batches: (id: string, cursor?: string | null) => get<Page<Batch>>(path('datasets', id) + '/batches', { cursor }),
    records: (id: string, query: Query, purpose?: string) =>
      get<RecordPage>(path('datasets', id) + '/records', query, undefined, statedPurpose(purpose)),
    record: (id: string, record: string, signal?: AbortSignal, purpose?: string) =>
      get<DataRecord>(path('datasets', id, 'records', record), {}, signal, statedPurpose(purpose)),
    recordsFile: (id: string, kind: string, query: Query, purpose: string, watching: Pick<FileDownload, 'signal' | 'onProgress'>) =>
      download({ path: `${path('datasets', id)}/records.${kind}`, query, headers: statedPurpose(purpose), ...watching }),
    summary: (id: string, query: Query, signal?: AbortSignal) =>
      get<Summary>(path('datasets', id) + '/summary', query, signal),
    facts: (id: string, signal?: AbortSignal) => get<DatasetFacts>(path('datasets', id) + '/facts', {}, signal),
    quality: (id: string, signal?: AbortSignal) => get<DatasetQuality>(path('datasets', id) + '/quality', {}, signal),
    mapping: (id: string) => get<Mapping>(path('datasets', id) + '/mapping'),
    rememberMapping: (id: string, mapping: Mapping) => send<Mapping>('PUT', path('datasets', id) + '/mapping', mapping),
    upload: (id: string, file: File, sending: { headers: Record<string, string>; query: Query; signal?: AbortSignal }, onProgress: FileUpload['onProgress']) =>
      upload<Batch>({
        path: path('datasets', id) + '/batches', query: { fileName: file.name, ...sending.query }, file, headers: sending.headers, signal: sending.signal, onProgress,
      }),
  },
  batches: {
    get: (id: string, signal?: AbortSignal) => get<Batch>(path('batches', id), {}, signal),
    preview: (id: string, signal?: AbortSignal) => get<Preview>(path('batches', id) + '/preview', {}, signal),
    read: (id: string, reading: Reading) => send<Batch>('PUT', path('batches', id) + '/reading', reading),
    start: (id: string) => send<Batch>('POST', path('batches', id) + '/start'),
    cancel: (id: string) => send<Batch>('POST', path('batches', id) + '/cancel'),
    rejects: (id: string, query: Query) => get<Page<Reject>>(path('batches', id) + '/rejects', { limit: 100, ...query }),
    rejectsFileUrl: (id: string) => path('batches', id) + '/rejects.csv',
  },
  matters: {
    mechanisms: (signal?: AbortSignal) => get<Page<Mechanism>>('/api/mechanisms', {}, signal),
    list: (filter: { box: MatterBox; mechanism?: string; state?: string }, cursor?: string | null) => get<Page<Matter>>('/api/matters', { ...filter, cursor, limit: 50 }),
    get: (id: string, signal?: AbortSignal) => get<MatterDetail>(path('matters', id), {}, signal),
    targets: (id: string, cursor?: string | null, limit = 50) => get<Page<MatterTarget>>(path('matters', id, 'targets'), { cursor, limit }),
    allTargets: (id: string) => all<MatterTarget>((cursor) => get<Page<MatterTarget>>(path('matters', id, 'targets'), { cursor, limit: 500 })),
    steps: (id: string, signal?: AbortSignal) => get<Page<MatterStep>>(path('matters', id, 'steps'), {}, signal),
    create: (draft: MatterDraft, request: string) => send<MatterDetail>('POST', '/api/matters', draft, {}, undefined, { 'Idempotency-Key': request }),
    change: (id: string, version: number, draft: MatterDraft) => send<MatterDetail>('PUT', `${path('matters', id)}?version=${version}`, draft),
    actAll: (deed: { action: string; reason: string; matters: { id: string; version: number }[] }, request: string) => send<Page<MatterOutcome>>('POST', '/api/matters/actions', deed, {}, undefined, { 'Idempotency-Key': request }),
    act: (id: string, deed: { action: string; version: number; reason: string }, request: string) => send<MatterDetail>('POST', path('matters', id, 'actions'), deed, {}, undefined, { 'Idempotency-Key': request }),
  },
  rules: {
    list: () => all<Rule>((cursor) => get<Page<Rule>>('/api/rules', { cursor, limit: 500 })),
    get: (id: string, signal?: AbortSignal) => get<Rule>(path('rules', id), {}, signal),
    versions: (id: string, cursor?: string | null) => get<Page<Rule>>(path('rules', id, 'versions'), { cursor, limit: 20 }),
    add: (form: RuleForm) => send<Rule>('POST', '/api/rules', form),
    change: (id: string, version: number, form: RuleForm) => send<Rule>('PUT', `${path('rules', id)}?version=${version}`, form),
    rehearse: (rule: RuleForm, year: number, cursor?: string | null) => send<Rehearsal>('POST', '/api/rules/rehearsals', { rule, year }, { cursor, limit: 20 }),
    checks: (matter: string, signal?: AbortSignal) => get<MatterChecks>(path('matters', matter, 'checks'), {}, signal),
    confirm: (matter: string, reason: string) => send<MatterChecks>('POST', path('matters', matter, 'confirmations'), { reason }),
  },
  systems: {
    list: async (): Promise<Page<SourceSystem>> => ({ items: await all<SourceSystem>((cursor) => get<Page<SourceSystem>>('/api/systems', { cursor, limit: 500 })) }),
    get: (id: string, signal?: AbortSignal) => get<SourceSystem>(path('systems', id), {}, signal),
    add: (form: SystemForm) => send<SourceSystem>('POST', '/api/systems', form),
    change: (id: string, form: SystemForm) => send<SourceSystem>('PUT', path('systems', id), form),
    businesses: (id: string, signal?: AbortSignal) => get<Page<Business>>(path('systems', id, 'businesses'), { limit: 500 }, signal),
    keys: (id: string, signal?: AbortSignal) => get<Page<SystemKey>>(path('systems', id, 'keys'), {}, signal),
    addKey: (id: string, name: string) => send<SystemKey & { secret: string }>('POST', path('systems', id, 'keys'), { name }),
    revokeKey: (id: string, key: string) => send<SystemKey>('DELETE', path('systems', id, 'keys', key)),
    pulls: (id: string, signal?: AbortSignal) => get<Page<Pull>>(path('systems', id, 'pulls'), {}, signal),
    addPull: (id: string, form: PullForm) => send<Pull>('POST', path('systems', id, 'pulls'), form),
    changePull: (id: string, pull: string, form: PullForm) => send<Pull>('PUT', path('systems', id, 'pulls', pull), form),
    tryPull: (id: string, form: PullForm, before?: string) => send<PullTrial>('POST', path('systems', id, 'pulls', 'trials') + (before ? `?pull=${encodeURIComponent(before)}` : ''), form),
    cancelPull: (id: string, pull: string, run: number) => send<PullRun>('POST', path('systems', id, 'pulls', pull, 'runs', run, 'cancel')),
    runPull: (id: string, pull: string) => send<Pull>('POST', path('systems', id, 'pulls', pull, 'runs')),
    removePull: (id: string, pull: string) => send<void>('DELETE', path('systems', id, 'pulls', pull)),
    folders: (id: string, signal?: AbortSignal) => get<Page<WatchedFolder>>(path('systems', id, 'folders'), {}, signal),
    watch: (id: string, dataset: string, enabled: boolean) => send<WatchedFolder>('PUT', path('systems', id, 'folders', dataset), { enabled }),
    addBusiness: (id: string, form: BusinessForm) => send<Business>('POST', path('systems', id, 'businesses'), form),
    changeBusiness: (id: string, form: BusinessForm) => send<Business>('PUT', path('systems', id, 'businesses', form.id), form),
  },
  admin: {
    accounts: (cursor?: string | null) => get<Page<Account>>('/api/accounts', { cursor, limit: 100 }),
    setHead: (username: string, head: boolean) => send<Account>('PUT', `/api/accounts/${encodeURIComponent(username)}/head`, { head }),
    organisations: (cursor?: string | null) => get<Page<Organisation>>('/api/organisations', { cursor, limit: 100 }),
    audit: (query: Query) => get<Page<AuditEntry>>('/api/audit', query),
    verification: () => get<AuditVerification>('/api/audit/verification'),
  },
}

/** All pages of a list that is known to be small (children of one area, a city's systems and datasets); stops at 4,000 rows. */
async function all<T>(page: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const answer = await page(cursor)
    items.push(...answer.items)
    cursor = answer.next ?? undefined
  } while (cursor && items.length < 4000)
  return items
}
