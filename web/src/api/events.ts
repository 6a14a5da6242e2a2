/** What listens to the server's events: how they are named, and what is done with the data of each. */
export interface EventListener {
  [name: string]: (data: unknown) => void
}

const FIRST_WAIT_MILLISECONDS = 1000
const LONGEST_WAIT_MILLISECONDS = 60_000
/** A stream that held this long was sound: the next break starts again at the first wait. */
const SOUND_MILLISECONDS = 20_000

type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>

export interface Surroundings {
  open: (url: string) => Source
  after: (milliseconds: number, run: () => void) => unknown
  cancel: (timer: unknown) => void
  now: () => number
  random: () => number
}

const BROWSER: Surroundings = {
  open: (url) => new EventSource(url),
  after: (milliseconds, run) => setTimeout(run, milliseconds),
  cancel: (timer) => clearTimeout(timer as number),
  now: () => Date.now(),
  random: () => Math.random(),
}

/**
 * Listens to `/api/events` and comes back by itself when the stream breaks, waiting twice as long after each failure in
 * a row, up to a minute, and up to half as long again by chance, so that a thousand maps do not return at once. The
 * answer ends the listening.
 */
export function listenForEvents(listener: EventListener, onBack: () => void = () => {}, around: Surroundings = BROWSER): () => void {
  let source: Source | null = null
  let timer: unknown = null
  let failures = 0
  let ended = false
  let openedAt = 0
  let broken = false

  function connect() {
    if (ended) return
    source = around.open('/api/events')
    openedAt = 0
    source.addEventListener('open', () => {
      openedAt = around.now()
      if (broken) onBack()
      broken = false
    })
    for (const [name, take] of Object.entries(listener)) {
      source.addEventListener(name, (event) => {
        const data = parse((event as MessageEvent).data)
        if (data !== undefined) take(data)
      })
    }
    source.addEventListener('error', () => {
      source?.close()
      source = null
      broken = true
      failures = openedAt && around.now() - openedAt >= SOUND_MILLISECONDS ? 1 : failures + 1
      if (!ended) timer = around.after(waitAfter(failures, around.random()), connect)
    })
  }

  connect()
  return () => {
    ended = true
    around.cancel(timer)
    source?.close()
  }
}

/** How long to wait after so many failures in a row; `chance` from 0 to 1 spreads those who wait. */
export function waitAfter(failures: number, chance: number): number {
  const wait = Math.min(LONGEST_WAIT_MILLISECONDS, FIRST_WAIT_MILLISECONDS * 2 ** Math.max(0, failures - 1))
  return Math.round(wait * (1 + chance / 2))
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
