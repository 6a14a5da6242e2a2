import { Problem } from './problem'

export type Query = Record<string, string | number | boolean | string[] | null | undefined>

interface RequestOptions {
  query?: Query
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

let onSignedOut: () => void = () => {}

/** Called when the server no longer knows the session; the app shows the login page. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

export function get<T>(path: string, query?: Query, signal?: AbortSignal, headers?: Record<string, string>): Promise<T> {
  return request<T>('GET', path, { query, signal, headers })
}

export function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, query?: Query, signal?: AbortSignal, headers?: Record<string, string>): Promise<T> {
  return request<T>(method, path, { body, query, signal, headers })
}

export function urlOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one))
  }
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}

/** The header that tells the server what masked values are read for: percent-encoded, as headers carry Latin letters only. */
export function statedPurpose(purpose: string | null | undefined): Record<string, string> {
  return purpose ? { 'Jingwei-Purpose': encodeURIComponent(purpose) } : {}
}

/** For whom the caller acts at the gate; empty for nobody but itself. */
let giver = ''

/** From now on the caller acts for this account in what concerns matters. */
export function actFor(account: string): void {
  giver = account
}

function inTheNameOf(path: string): Record<string, string> {
  return giver && path.startsWith('/api/matters') ? { 'Jingwei-For': giver } : {}
}

async function request<T>(method: string, path: string, options: RequestOptions): Promise<T> {
  const response = await answerTo(method, path, { ...options, headers: { Accept: 'application/json', ...options.headers } })
  if (response.status === 204) return undefined as T
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** The cookie changed between the reading of it and the sending. Nothing was done; asked once more it is right. */
const OLD_TOKEN = 'csrf-token'

async function answerTo(method: string, path: string, options: RequestOptions, again = true): Promise<Response> {
  const headers: Record<string, string> = { ...options.headers, ...inTheNameOf(path), ...csrfHeader(method) }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(urlOf(path, options.query), {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: 'same-origin',
      signal: options.signal,
    })
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw Problem.unreachable()
  }
  if (response.ok) return response
  const problem = await Problem.from(response)
  if (again && problem.code === OLD_TOKEN) return answerTo(method, path, options, false)
  throw signedOutOr(problem, path)
}

export interface FileDownload {
  path: string
  query: Query
  headers: Record<string, string>
  signal: AbortSignal
  onProgress: (receivedBytes: number) => void
  /** Given where what is asked for is too long for an address: the file is then asked for by POST. */
  body?: unknown
}

const PART_BYTES = 4 * 1024 * 1024

/**
 * Fetches a file of any size. What has come is folded into blobs of some megabytes, which the browser may keep on disk,
 * so that a large file does not fill the memory of the page.
 */
export async function download(what: FileDownload): Promise<Blob> {
  const method = what.body === undefined ? 'GET' : 'POST'
  const response = await answerTo(method, what.path, { query: what.query, headers: what.headers, signal: what.signal, body: what.body })
  const type = response.headers.get('Content-Type') ?? 'application/octet-stream'
  const reader = response.body?.getReader()
  if (!reader) return response.blob()
  const parts: Blob[] = []
  let pending: Uint8Array<ArrayBuffer>[] = []
  let pendingBytes = 0
  let received = 0
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      pending.push(step.value)
      pendingBytes += step.value.byteLength
      received += step.value.byteLength
      what.onProgress(received)
      if (pendingBytes >= PART_BYTES) {
        parts.push(new Blob(pending))
        pending = []
        pendingBytes = 0
      }
    }
  } catch (cause) {
    if (what.signal.aborted) throw cause
    throw Problem.unreachable()
  }
  return new Blob([...parts, ...pending], { type })
}

/** Puts a file where it belongs; sent again it is the same file. */
export async function putFile(path: string, file: Blob): Promise<void> {
  const put = () => fetch(path, { method: 'PUT', headers: { 'Content-Type': file.type || 'application/octet-stream', ...csrfHeader('PUT') }, body: file, credentials: 'same-origin' })
  for (let again = true; ; again = false) {
    const response = await put().catch(() => {
      throw Problem.unreachable()
    })
    if (response.ok) return
    const problem = await Problem.from(response)
    if (!again || problem.code !== OLD_TOKEN) throw signedOutOr(problem, path)
  }
}

export interface FileUpload {
  path: string
  query: Query
  file: Blob
  headers: Record<string, string>
  signal?: AbortSignal
  onProgress: (sentBytes: number, totalBytes: number) => void
}

/** Sends a file as the body. */
export function upload<T>(what: FileUpload): Promise<T> {
  return sent<T>(what).catch((cause: unknown) => {
    if (cause instanceof Problem && cause.code === OLD_TOKEN) return sent<T>(what)
    throw cause
  })
}

/** By XMLHttpRequest, because fetch does not tell how much has been sent. */
function sent<T>(what: FileUpload): Promise<T> {
  return new Promise((resolve, reject) => {
    const http = new XMLHttpRequest()
    http.open('POST', urlOf(what.path, what.query))
    for (const [name, value] of Object.entries({ ...what.headers, ...csrfHeader('POST') })) {
      http.setRequestHeader(name, value)
    }
    http.upload.onprogress = (event) => what.onProgress(event.loaded, event.total)
    http.onerror = () => reject(Problem.unreachable())
    http.onabort = () => reject(new DOMException('the sending was cancelled', 'AbortError'))
    what.signal?.addEventListener('abort', () => http.abort(), { once: true })
    http.onload = () => {
      if (http.status >= 200 && http.status < 300) resolve(JSON.parse(http.responseText) as T)
      else reject(signedOutOr(Problem.parse(http.status, http.responseText, http.getResponseHeader('Retry-After')), what.path))
    }
    http.send(what.file)
  })
}

function signedOutOr(problem: Problem, path: string): Problem {
  if (problem.status === 401 && !path.startsWith('/api/session')) onSignedOut()
  return problem
}

/** A session in a cookie proves with this header that our own page sent the request. */
function csrfHeader(method: string): Record<string, string> {
  if (method === 'GET') return {}
  const token = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1]
  return token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {}
}
