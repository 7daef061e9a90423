import type { CommandContext } from './command.ts'
import type { Operation } from './operation.ts'

/**
 * What the desk decides by itself after something happened: deadlines, plans of callbacks, warnings. A reaction runs
 * in the turn of the command that caused it, behind the command, once for each thing it touched; it reads how things
 * stand now and records what follows as operations of the program. It is never run again: replaying the log replays
 * what it recorded. A reaction decides, it never refuses, and it records only what changes something.
 */
export interface Reaction {
  readonly name: string
  /** Ids of the things about which an operation may change what this reaction decides. */
  touchedBy(operation: Operation<unknown, unknown>): readonly string[]
  /** Decides about one thing. The context is the program's own: no staff member, clock of the command. */
  run(context: CommandContext, id: string): void
}

/** What reactions still have to look at within one command. */
export interface PendingReactions {
  note(operation: Operation<unknown, unknown>): void
  /** Runs the reactions in their order. What one records is seen by those behind it, never by those before. */
  settle(context: () => CommandContext): void
}

export function pendingReactions(reactions: readonly Reaction[]): PendingReactions {
  const touched = reactions.map(reaction => ({ reaction, ids: new Set<string>() }))
  let reached = 0
  return {
    note(operation) {
      // An import notes a hundred thousand operations: nothing is made anew for each.
      for (let index = reached; index < touched.length; index += 1) {
        const one = touched[index]
        if (one) for (const id of one.reaction.touchedBy(operation)) one.ids.add(id)
      }
    },
    settle(context) {
      if (touched.every(({ ids }) => ids.size === 0)) return
      const own = context()
      for (const { reaction, ids } of touched) {
        reached += 1
        for (const id of ids) reaction.run(own, id)
        ids.clear()
      }
      reached = 0
    },
  }
}
