import { z } from 'zod'
import { type CallContext, command, query, router } from '../api/procedure.ts'
import { type BuildingProgress, CollectionInput, CollectionPeopleInput } from '../contract/collections.ts'
import { DeskError } from '../contract/errors.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import { collectionProgressJob } from './job.ts'
import { listCollections, peopleOfCollection, storedCollection } from './queries.ts'

const permission = 'person.read'
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())

/** Campaigns that complete what is known of owners. */
export const collectionsRouter = router({
  list: query({
    permission,
    input: z.object({}).optional(),
    run: context => listCollections(context.read, today(context)),
  }),
  /** How far it is, building by building. */
  progress: query({
    permission,
    input: CollectionInput,
    run: (context, { collectionId }): Promise<readonly BuildingProgress[]> =>
      context.core.jobs.run(collectionProgressJob, { collectionId, today: today(context) }),
  }),
  /** Whom it is about in a building, with what is missing and what was tried. */
  people: query({
    permission,
    input: CollectionPeopleInput,
    run(context, { collectionId, buildingId, lackingOnly }) {
      const collection = storedCollection(context.read, collectionId, today(context))
      if (!collection) throw new DeskError('collection.notFound')
      const people = peopleOfCollection(context.read, collection, buildingId, today(context))
      return lackingOnly ? people.filter(({ lacks }) => lacks.length > 0) : people
    },
  }),
  start: command(commands.startCollection),
  end: command(commands.endCollection),
  reopen: command(commands.reopenCollection),
  noteAttempt: command(commands.noteCollectionAttempt),
  takeBackAttempt: command(commands.takeBackCollectionAttempt),
})
