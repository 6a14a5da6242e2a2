/** One wrong line of what was sent: where, and which reason. */
export interface ProblemItem {
  line?: number
  column?: string | number | null
  reason: string
}

/** What an RFC 9457 answer says, kept whole so that a screen can show the code, the rule and the way out. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  /** The same in Chinese, where the server says it so. */
  readonly detailZh: string
  readonly rule: string | null
  readonly errors: ProblemItem[]
  readonly retryAfterSeconds: number | null

  constructor(fields: {
    status: number
    code: string
    title?: string
    detail?: string
    detailZh?: string
    rule?: string | null
    errors?: ProblemItem[]
    retryAfterSeconds?: number | null
  }) {
    super(fields.detail || fields.title || fields.code)
    this.name = 'Problem'
    this.status = fields.status
    this.code = fields.code
    this.detail = fields.detail ?? fields.title ?? ''
    this.detailZh = fields.detailZh ?? ''
    this.rule = fields.rule ?? null
    this.errors = fields.errors ?? []
    this.retryAfterSeconds = fields.retryAfterSeconds ?? null
  }

  /** Any thrown thing as a problem, so that no screen meets an unknown error. */
  static of(cause: unknown): Problem {
    if (cause instanceof Problem) return cause
    const detail = cause instanceof Error ? cause.message : String(cause)
    return new Problem({ status: 0, code: 'client.unexpected', detail })
  }

  static unreachable(): Problem {
    return new Problem({ status: 0, code: 'client.unreachable' })
  }

  static async from(response: Response): Promise<Problem> {
    return Problem.parse(response.status, await response.text().catch(() => ''), response.headers.get('Retry-After'))
  }

  static parse(status: number, text: string, retryAfter: string | null): Problem {
    return Problem.read(status, parseObject(text), retryAfter)
  }

  /** Out of a body of problem details that was read already. */
  static read(status: number, body: Record<string, unknown>, retryAfter: string | null): Problem {
    const errors = Array.isArray(body.errors) ? (body.errors as ProblemItem[]) : []
    return new Problem({
      status,
      code: typeof body.code === 'string' ? body.code : `http.${status}`,
      title: typeof body.title === 'string' ? body.title : undefined,
      detail: typeof body.detail === 'string' ? body.detail : undefined,
      detailZh: typeof body.detailZh === 'string' ? body.detailZh : undefined,
      rule: typeof body.rule === 'string' ? body.rule : null,
      errors,
      retryAfterSeconds: secondsOf(retryAfter),
    })
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text)
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Retry-After is a number of seconds or a date. */
function secondsOf(header: string | null): number | null {
  if (!header) return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds))
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}
