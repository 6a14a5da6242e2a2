import { api, type Layer, type PlacedFeature, type Position } from '../api'
import type { PressedPoint } from './model'

/** What the panel is about: `area:350302001`, `enterprise:USCC`, `school:CODE` or `record:dataset:id`. */
export interface Subject {
  kind: string
  key: string
  dataset: string | null
}

export function parseSubject(text: unknown): Subject | null {
  if (typeof text !== 'string') return null
  const [kind, ...rest] = text.split(':')
  if (!kind || rest.length === 0 || rest.join(':') === '') return null
  if (kind !== 'record') return { kind, key: rest.join(':'), dataset: null }
  return rest.length < 2 ? null : { kind, dataset: rest[0] ?? null, key: rest.slice(1).join(':') }
}

/**
 * The subject behind a pressed point: its key where the tile gives it, else the record it stands for. A dataset about
 * subjects leads to the subject's dossier, any other to the record. Nothing when the tile is too coarse to tell.
 */
export async function subjectOf(point: PressedPoint, layer: Layer | undefined): Promise<string | null> {
  if (!layer?.dataset) return null
  const dataset = await api.datasets.get(layer.dataset)
  const kind = dataset.subject?.kind.toLowerCase()
  if (kind && point.key) return `${kind}:${point.key}`
  if (!point.ref) return null
  if (!kind || !dataset.subject) return `record:${dataset.id}:${point.ref}`
  const record = await api.datasets.record(dataset.id, point.ref)
  const key = record.values[dataset.subject.key]
  return key === null || key === undefined ? `record:${dataset.id}:${point.ref}` : `${kind}:${String(key)}`
}

/** The subject behind a feature of a list: the one it tells, else that of the record it stands for. */
export async function subjectOfFeature(feature: PlacedFeature, layer: Layer | undefined): Promise<string | null> {
  if (feature.subject) return `${feature.subject.kind.toLowerCase()}:${feature.subject.key}`
  return subjectOf({ layer: layer?.id ?? '', key: null, ref: feature.id, at: placeOf(feature) ?? [0, 0] }, layer)
}

/** Where a feature is: a point itself, anything else in the middle of what it spans. */
export function placeOf(feature: PlacedFeature): Position | null {
  const { geometry } = feature
  if (!geometry || geometry.type === 'GeometryCollection') return null
  const flat = (geometry.coordinates as unknown[]).flat(Infinity) as number[]
  const longitudes = flat.filter((_, index) => index % 2 === 0)
  const latitudes = flat.filter((_, index) => index % 2 === 1)
  const middle = (values: number[]) => (values.reduce((a, b) => Math.min(a, b), Infinity) + values.reduce((a, b) => Math.max(a, b), -Infinity)) / 2
  return longitudes.length > 0 && latitudes.length > 0 ? [middle(longitudes), middle(latitudes)] : null
}
