import type { FileCharset, FileFormat } from '../api'

export const FORMATS: FileFormat[] = ['CSV', 'XLSX', 'GEOJSON', 'NDJSON']
export const CHARSETS: FileCharset[] = ['UTF_8', 'GB18030', 'UTF_16LE', 'UTF_16BE']
export const DELIMITERS = [',', ';', '\t', '|']
/** The coordinate systems that a file's positions may be in; the dataset's own where none is chosen. */
export const COORDINATE_SYSTEMS = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09']
/** Ways in which dates are written in the files of departments. */
export const DATE_PATTERNS = ['yyyy-MM-dd', 'yyyy/M/d', 'yyyy年M月d日', 'yyyyMMdd', 'yyyy-MM-dd HH:mm:ss', 'yyyy/M/d H:mm', 'dd.MM.yyyy', 'M/d/yyyy']
/** What a file's name must end in to be taken. */
export const FILE_KINDS = '.csv,.tsv,.txt,.xlsx,.geojson,.json,.ndjson,.jsonl,.gz,text/csv,application/geo+json'

export function delimiterName(delimiter: string, t: (key: string) => string): string {
  const names: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' }
  const name = names[delimiter]
  return name ? t(`run.delimiters.${name}`) : delimiter
}
