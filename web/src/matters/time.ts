import type { MatterStep } from '../api'

/** Working hours out of minutes, to the half hour; what is left is not made more than it is. */
export function hoursOf(minutes: number): number {
  return Math.floor(Math.abs(minutes) / 30) / 2
}

/** The last urging since the matter came into the state it is in. */
export function lastUrge(steps: MatterStep[]): MatterStep | undefined {
  const entered = steps.reduce((last, step) => (step.from === step.to ? last : step.number), 0)
  return steps.filter((step) => step.action === 'urge' && step.number > entered).at(-1)
}
