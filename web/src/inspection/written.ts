import type { PlanLineForm } from '../api'
import type { PickedTarget } from '../matters'

/** A line of a plan while it is written: its enterprises with their names. */
export interface WrittenLine extends Omit<PlanLineForm, 'enterprises'> {
  targets: PickedTarget[]
}
