import type { ProblemItem } from '../../api'

type Words = (key: string, named?: Record<string, string>) => string

/** What the server says of a wrong feature, and how it is said on the screen. */
const REASONS: [pattern: RegExp, key: string][] = [
  [/^(?<at>[-\d.]+, [-\d.]+) is latitude, longitude/, 'swapped'],
  [/^(?<at>[-\d.]+, [-\d.]+) is not longitude, latitude in degrees/, 'metres'],
  [/^(?<at>[-\d.]+, [-\d.]+) lies outside the city, which goes from (?<from>.+?) to (?<to>.+?):/, 'outside'],
  [/^it lies outside the areas/, 'notYours'],
  [/^it is a (?<one>\w+) where the first feature is a (?<first>\w+)/, 'mixed'],
  [/^it is not a Feature/, 'noFeature'],
  [/self-intersect|crosses itself/i, 'crossing'],
  [/empty/i, 'empty'],
]

/** The wrong places of a file or form, in the reader's words; what is not known stays as the server said it. */
export function toldIn(errors: ProblemItem[], t: Words): ProblemItem[] {
  return errors.map((one) => {
    const found = REASONS.map(([pattern, key]) => ({ key, match: pattern.exec(one.reason) })).find(({ match }) => match !== null)
    const place = /^features\[(\d+)\]$/.exec(String(one.column ?? ''))
    return {
      ...one,
      column: place ? t('making.feature', { number: String(Number(place[1]) + 1) }) : one.column,
      reason: found ? t(`making.reasons.${found.key}`, { ...found.match?.groups }) : one.reason,
    }
  })
}
