import type { Problem } from '../api'

/** Why a file was not made, for a screen to say: a key of the words, and what goes into them. */
export interface ExportRefusal {
  key: string
  values: Record<string, number | string>
}

/** The server names the rows and the most a file holds; with both the reader knows by how much to narrow the slice. */
export function exportRefusal(problem: Pick<Problem, 'code' | 'detail' | 'status'>): ExportRefusal {
  const numbers = /(\d+) rows\b.*?\bat most (\d+)/.exec(problem.detail)
  if (problem.code === 'export-too-large' && numbers) return { key: 'tooManyRows', values: { rows: Number(numbers[1]), most: Number(numbers[2]) } }
  if (problem.code === 'client.unreachable') return { key: 'away', values: {} }
  return { key: 'refused', values: { reason: problem.detail || problem.code } }
}
