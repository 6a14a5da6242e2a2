export { whenSignedOut } from './client'
export { api } from './endpoints'
export { Problem, type ProblemItem } from './problem'
export type * from './types'
