import type { InboxStatus } from '../contract/documents.ts'
import type { DeskCore } from '../desk/core.ts'
import { settleChecklist } from './settle.ts'
import { createFolderWatch, type FolderWatch } from './watch-folder.ts'

const watches = new WeakMap<DeskCore, FolderWatch>()

/** What keeps files of the watched folder from being taken; empty where nobody watches in this process. */
export const watchProblems = (core: DeskCore): InboxStatus['problems'] => watches.get(core)?.problems() ?? []

/** What an open desk does for documents by itself, now and then. */
export interface DocumentService {
  /** Takes scans from the watched folder; counts homes again where the checklist changed. */
  round(): Promise<void>
}

/** The service of one open desk. */
export function createDocumentService(core: DeskCore, isStopped: () => boolean): DocumentService {
  const watch = createFolderWatch(core, isStopped)
  watches.set(core, watch)
  return {
    async round() {
      await watch.round()
      await settleChecklist(core, isStopped)
    },
  }
}
