import type { Chance } from '../demo/random.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import type { Agenda } from './agenda.ts'
import type { Line, Witness } from './witness.ts'

/** A team as it behaves when it is sent. */
export interface DrillTeam {
  readonly id: string
  /** `silent` never answers; `slow` answers when nobody believes in it any more. */
  readonly answers: 'soon' | 'slow' | 'silent'
}

/** Somebody at a telephone. */
export interface Clerk {
  readonly staffId: string
  readonly role: string
  /** Speaks until then. */
  freeAt: number
}

/** What everybody who plays in a drill can use. */
export interface Stage {
  readonly chance: Chance
  readonly clock: { now: number }
  readonly agenda: Agenda
  readonly line: Line
  readonly witness: Witness
  readonly clerks: readonly Clerk[]
  readonly teams: readonly DrillTeam[]
  /** Who leads the emergency. */
  readonly leader: Actor
  readonly rainEnds: number
  readonly timeZone: string
  core(): DeskCore
}

/** Remembers a step that the desk acknowledged. */
export function note({ witness, clock }: Stage, commandId: string, name: string, caseId: string): void {
  witness.steps.push({ commandId, name, at: clock.now, caseId })
}
