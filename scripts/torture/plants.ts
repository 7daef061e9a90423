import Database from 'better-sqlite3'
import { isMainThread } from 'node:worker_threads'
import { nodeDisk } from '../../main/archive/node-disk.ts'
import { plants, type Plant } from './torture-plan.ts'

/** Puts a fault into the running desk. The writer's thread is reached by `--import` of this file. */
export function plantFault(plant: Plant): void {
  if (plant === 'synchronous-off') forgetDurability()
  if (plant === 'no-folder-sync') Object.assign(nodeDisk, { syncFolder: async () => undefined })
}

/** The database says that it waits for the disk, and does not. */
function forgetDurability(): void {
  const { pragma } = Database.prototype
  Object.assign(Database.prototype, {
    pragma(this: Database.Database, source: string, options?: Database.PragmaOptions) {
      if (source === 'synchronous') return 2
      return pragma.call(this, source.replace('synchronous=FULL', 'synchronous=OFF'), options)
    },
  })
}

const wanted = plants.find(plant => plant === process.env.TORTURE_PLANT)
if (!isMainThread && wanted) plantFault(wanted)
