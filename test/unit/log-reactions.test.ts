import { expect, it } from 'vitest'
import type { CommandContext } from '../../main/log/command.ts'
import type { Operation } from '../../main/log/operation.ts'
import { pendingReactions, type Reaction } from '../../main/log/reaction.ts'

const happened = (type: string, aggregateId: string): Operation<unknown, unknown> => ({
  position: 1,
  incarnation: 'i',
  sequence: 1,
  id: 'o',
  type,
  version: 1,
  aggregate: 'case',
  aggregateId,
  at: 0,
  happenedAt: null,
  actor: null,
  commandId: 'c',
  facts: {},
  personal: {},
})

/** Reactions that note what they looked at; each records an operation of its own name about it. */
function watch() {
  const seen: string[] = []
  const reaction = (name: string, types: readonly string[]): Reaction => ({
    name,
    touchedBy: ({ type, aggregateId }) => (types.includes(type) ? [aggregateId] : []),
    run(_context, id) {
      seen.push(`${name} ${id}`)
      pending.note(happened(name, id))
    },
  })
  const pending = pendingReactions([
    reaction('first', ['case.received', 'second']),
    reaction('second', ['case.received', 'first', 'second']),
    reaction('third', ['second']),
  ])
  return { pending, seen }
}

const context = {} as CommandContext

it('looks at each thing once, in the order of the reactions, and shows what is recorded only to those behind', () => {
  const { pending, seen } = watch()
  pending.note(happened('case.received', 'a'))
  pending.note(happened('case.received', 'b'))
  pending.note(happened('case.received', 'a'))
  pending.settle(() => context)
  expect(seen).toEqual(['first a', 'first b', 'second a', 'second b', 'third a', 'third b'])
})

it('starts afresh behind the next part of a command', () => {
  const { pending, seen } = watch()
  pending.note(happened('case.received', 'a'))
  pending.settle(() => context)
  seen.length = 0
  pending.settle(() => context)
  expect(seen).toEqual([])
  pending.note(happened('case.received', 'a'))
  pending.settle(() => context)
  expect(seen).toEqual(['first a', 'second a', 'third a'])
})
