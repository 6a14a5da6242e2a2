import type { PullForm } from '../api'

/** The form as it is sent: either table or query, no watermark where each run reads all, an empty password stays as it is. */
export function filledPull(form: PullForm & { by: 'table' | 'query' }, whole: boolean): PullForm {
  const text = (value: string | null | undefined) => value?.trim() || null
  return {
    name: form.name, dataset: form.dataset, url: form.url, user: form.user, enabled: form.enabled,
    table: form.by === 'table' ? text(form.table) : null, query: form.by === 'query' ? text(form.query) : null,
    watermark: whole ? null : text(form.watermark), overlap: whole ? null : text(form.overlap), schedule: text(form.schedule),
    ...(form.password ? { password: form.password } : {}),
  }
}
