import type { Ground } from './ruleTypes'

/** The shapes of the gate: matters, the life their mechanism declares, their targets and history. */
import type { Deadline } from './gateTypes'

export type Party = 'REQUESTER' | 'CENTRE' | 'TARGET' | 'SIGNER' | 'PLATFORM'
export type TargetKind = 'ENTERPRISE' | 'SCHOOL' | 'AREA'
export type MatterBox = 'ALL' | 'MINE' | 'WAITING' | 'OVERDUE' | 'ESCALATED'

export interface LifeState {
  id: string
  name: string
  nameEn: string
  /** Who is to act next; nobody where it is at its end. */
  waitsFor?: Party | null
  /** In what time; nothing where there is no hurry. */
  term?: LifeTerm | null
}

export interface LifeTerm {
  /** Working days. */
  days: number
  /** Working hours before the end from which on the light is yellow. */
  warningHours: number
  /** The action that the platform takes when it is over. */
  then?: string | null
}

export interface LifeAction {
  id: string
  name: string
  nameEn: string
  from: string[]
  to: string
  by: Party
  needsReason: boolean
}

export interface Life {
  start: string
  states: LifeState[]
  actions: LifeAction[]
}

export interface Mechanism {
  id: string
  name: string
  nameEn: string
  targets: TargetKind[]
  life: Life
}

export interface Target {
  kind: TargetKind
  key: string
}

/** A matter as somebody writes it down. */
export interface MatterDraft {
  mechanism: string
  title: string
  legalBasis: string
  from: string
  to: string
  minutes: number | null
  note: string
  targets: Target[]
  ground: Ground
  /** Code of the published item it carries out. */
  item: string
  /** Numbers of the certificates of those who go. */
  officers: string[]
}

export interface Matter extends Omit<MatterDraft, 'targets'> {
  id: string
  number: number
  requester: string
  requesterName: string
  state: string
  version: number
  /** How many there are. */
  targets: number
  createdAt: string
  changedAt: string
  /** The time that runs for it; in lists. */
  deadline?: Deadline | null
}

/** A matter with its mechanism, who the caller is to it, and what the caller may do now. */
export interface MatterDetail extends Matter {
  kind: Mechanism
  parties: Party[]
  open: string[]
}

export interface MatterTarget extends Target {
  name: string
  area: string
  areaName: string
}

export interface MatterStep {
  number: number
  action: string
  from: string
  to: string
  party: Party
  organisation: string
  organisationName: string
  /** Where somebody acted for somebody else. */
  acting?: { by: string; forWhom: string } | null
  reason: string
  at: string
}

/** What became of one matter of many: the state it is in now, or why it stayed as it was. */
export interface MatterOutcome {
  id: string
  state?: string
  version?: number
  problem?: Record<string, unknown>
}
