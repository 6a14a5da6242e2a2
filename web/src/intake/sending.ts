const KINDS: [RegExp, string][] = [
  [/\.(csv|tsv|txt)$/, 'text/csv'],
  [/\.xlsx$/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/\.geojson$/, 'application/geo+json'],
  [/\.(ndjson|jsonl)$/, 'application/x-ndjson'],
]

/** The headers of a file: what its name says it is; how it is written inside is found out by the server. */
export function headersFor(fileName: string): Record<string, string> {
  const name = fileName.toLowerCase()
  const zipped = name.endsWith('.gz')
  const inner = zipped ? name.slice(0, -3) : name
  const kind = KINDS.find(([ending]) => ending.test(inner))?.[1] ?? 'application/octet-stream'
  return { 'Content-Type': kind, ...(zipped ? { 'Content-Encoding': 'gzip' } : {}) }
}
