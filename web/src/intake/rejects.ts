import type { Page, Reject } from '../api'

const LOOKS = 8

/**
 * The refused lines of one rule and element. Where the server gives lines of all rules, pages are read on until some of
 * this rule are found; after a few it stops, and the next press on "more" looks on from there.
 */
export async function linesOf(
  which: { rule: string; element: string | null },
  cursor: string | null,
  read: (cursor: string | null) => Promise<Page<Reject>>,
): Promise<Page<Reject>> {
  const found: Reject[] = []
  let next: string | null = cursor
  for (let look = 0; look < LOOKS; look++) {
    const page: Page<Reject> = await read(next)
    found.push(...page.items.filter((one) => one.rule === which.rule && (one.column ?? '') === (which.element ?? '')))
    next = page.next ?? null
    if (!next || found.length > 0) break
  }
  return { items: found, next }
}
