import type { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor, CommandDefinition } from '../log/command.ts'
import type { StormCall } from './calls.ts'

/** A call that was taken, with what the desk answered. */
export interface TakenCall {
  readonly call: StormCall
  readonly commandId: string
  /** By the clock of the drill, UTC milliseconds. */
  readonly at: number
  readonly caseId: string
  readonly joined: boolean
}

/** A step that the desk acknowledged. */
export interface DoneStep {
  readonly commandId: string
  readonly name: string
  readonly at: number
  readonly caseId: string
}

/** What everybody in the drill remembers, kept beside the desk and never asked of it. */
export interface Witness {
  readonly taken: TakenCall[]
  readonly steps: DoneStep[]
  /** How often a step was refused because somebody had been quicker, by code. */
  readonly refused: Map<string, number>
  /** How often the power went, and how many answers were asked for again. */
  cuts: number
  repeated: number
  /** The storm, once somebody started it. */
  emergencyId: string | null
  /** What was wrong while it ran. */
  readonly problems: string[]
}

export const newWitness = (): Witness => ({
  taken: [],
  steps: [],
  refused: new Map(),
  cuts: 0,
  repeated: 0,
  emergencyId: null,
  problems: [],
})

interface Sent {
  readonly answer: string
  again(): Promise<unknown>
}

/** How the people of a drill talk with the desk: by its commands, each with an id of its own. */
export interface Line {
  /** The answer; undefined where somebody was quicker. Other refusals are thrown. */
  ask<Input, Result>(
    command: CommandDefinition<string, z.ZodType<unknown, Input>, Result>,
    actor: Actor,
    input: Input,
  ): Promise<{ readonly commandId: string; readonly result: Result } | undefined>
  /** Forgets what nobody waits for any more. */
  settled(): void
  /** Asks again for all that was answered since `settled`, as screens do whose answers were lost. */
  askAgain(): Promise<void>
}

const moved: ReadonlySet<string> = new Set(['leak.wrongState'])

/** A line to a desk that may be another one after a power cut. */
export function createLine(core: () => DeskCore, witness: Witness, newId: () => string): Line {
  let sent: Sent[] = []
  return {
    async ask(command, actor, input) {
      const commandId = newId()
      const send = () => core().execute(command, { id: commandId, actor, input })
      try {
        const result = await send()
        sent.push({ answer: JSON.stringify(result ?? null), again: send })
        return { commandId, result }
      } catch (error) {
        if (!(error instanceof DeskError) || !moved.has(error.code)) throw error
        witness.refused.set(error.code, (witness.refused.get(error.code) ?? 0) + 1)
        return undefined
      }
    },
    settled() {
      sent = []
    },
    async askAgain() {
      for (const { answer, again } of sent) {
        witness.repeated += 1
        const second = JSON.stringify((await again()) ?? null)
        if (second !== answer)
          witness.problems.push(`asked again, the desk answered ${second} and not ${answer}`)
      }
      sent = []
    },
  }
}
