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

const KINDS = ['area', 'enterprise', 'school']

/** The subject behind a feature of a list: its own kind and key where it tells them, else that of the record it stands for. */
export async function subjectOfFeature(feature: PlacedFeature, layer: Layer | undefined): Promise<string | null> {
  const kind = feature.kind?.toLowerCase()
  if (kind && KINDS.includes(kind) && feature.key) return `${kind}:${feature.key}`
  return subjectOf({ layer: layer?.id ?? '', key: feature.key ?? null, ref: feature.id, at: placeOf(feature) ?? [0, 0] }, layer)
}

export function placeOf(feature: PlacedFeature): Position | null {
  return typeof feature.lon === 'number' && typeof feature.lat === 'number' ? [feature.lon, feature.lat] : null
}
