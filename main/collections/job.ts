import { z } from 'zod'
import type { BuildingProgress } from '../contract/collections.ts'
import { DeskError } from '../contract/errors.ts'
import { Day, Id } from '../contract/values.ts'
import { defineJob } from '../jobs/job.ts'
import { buildingsOfCollection, peopleOfCollection, progressOf, storedCollection } from './queries.ts'

/**
 * How far a campaign is, building by building; in a thread, as a whole estate is looked through. Errors:
 * `collection.notFound`.
 */
export const collectionProgressJob = defineJob({
  name: 'collections.progress',
  input: z.object({ collectionId: Id, today: Day }),
  async run({ read, progress }, { collectionId, today }): Promise<BuildingProgress[]> {
    const collection = storedCollection(read, collectionId, today)
    if (!collection) throw new DeskError('collection.notFound')
    const buildings = buildingsOfCollection(read, collection)
    return buildings.map(({ id, name }, index) => {
      progress(index, buildings.length)
      return { buildingId: id, name, ...progressOf(peopleOfCollection(read, collection, id, today)) }
    })
  },
})
