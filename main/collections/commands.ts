import {
  CollectionInput,
  NoteAttemptInput,
  StartCollectionInput,
  TakeBackCollectionAttemptInput,
} from '../contract/collections.ts'
import { DeskError } from '../contract/errors.ts'
import { nodeNames } from '../estate/names.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { personExists } from '../people/queries.ts'
import { todayOf } from '../site/queries.ts'
import * as happened from './operations.ts'
import { attemptExists, storedCollection } from './queries.ts'

/** Starts completing what is known of people. Errors: `collection.untilPast`, `collection.buildingUnknown`. */
export const startCollection = defineCommand({
  name: 'collection.start',
  permission: 'callback.campaign',
  input: StartCollectionInput,
  run(context, { collectionId, ...facts }) {
    const { read, now } = context
    if (facts.until < todayOf(read, now)) throw new DeskError('collection.untilPast')
    if (nodeNames(read, facts.buildingIds).size < new Set(facts.buildingIds).size)
      throw new DeskError('collection.buildingUnknown')
    context.emit(happened.collectionStarted, collectionId, { facts })
    return { collectionId }
  },
})

/** It is over, whatever is still missing. Errors: `collection.notFound`. */
export const endCollection = defineCommand({
  name: 'collection.end',
  permission: 'callback.campaign',
  input: CollectionInput,
  run(context, { collectionId }) {
    if (known(context, collectionId).endedAt === null)
      context.emit(happened.collectionEnded, collectionId, { facts: {} })
  },
})

/** Takes the end back. */
export const reopenCollection = defineCommand({
  name: 'collection.reopen',
  permission: 'callback.campaign',
  input: CollectionInput,
  run(context, { collectionId }) {
    if (known(context, collectionId).endedAt !== null)
      context.emit(happened.collectionReopened, collectionId, { facts: {} })
  },
})

/** Somebody tried to learn it. Errors: `collection.notFound`, `collection.ended`, `person.notFound`. */
export const noteCollectionAttempt = defineCommand({
  name: 'collection.noteAttempt',
  permission: 'person.edit',
  input: NoteAttemptInput,
  run(context, { attemptId, note, ...facts }) {
    if (known(context, facts.collectionId).endedAt !== null) throw new DeskError('collection.ended')
    if (!personExists(context.read, facts.personId)) throw new DeskError('person.notFound')
    context.emit(happened.collectionAttempted, attemptId, { facts, personal: { note } })
  },
})

/** Takes an attempt back that was noted by mistake. */
export const takeBackCollectionAttempt = defineCommand({
  name: 'collection.takeBackAttempt',
  permission: 'person.edit',
  input: TakeBackCollectionAttemptInput,
  run(context, { attemptId }) {
    if (attemptExists(context.read, attemptId))
      context.emit(happened.collectionAttemptTakenBack, attemptId, { facts: {} })
  },
})

export const collectionCommands = [
  startCollection,
  endCollection,
  reopenCollection,
  noteCollectionAttempt,
  takeBackCollectionAttempt,
]

function known({ read }: CommandContext, collectionId: string) {
  const found = storedCollection(read, collectionId)
  if (!found) throw new DeskError('collection.notFound')
  return found
}
