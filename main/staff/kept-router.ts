import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import { KeptPlace } from '../contract/kept.ts'
import { draftOf, dropDraft, keepDraft, removeView, savedViews, saveView } from './kept.ts'

const permission = 'self.manage'
const input = z.object({ place: KeptPlace })

/** Unfinished entries of the person who asks. */
export const draftsRouter = router({
  get: query({
    permission,
    input,
    run: ({ read, signedIn }, { place }) => draftOf(read, signedIn.staffId, place) ?? null,
  }),
  keep: command(keepDraft),
  drop: command(dropDraft),
})

/** Filters of lists that the person who asks saved under a name. */
export const viewsRouter = router({
  list: query({
    permission,
    input,
    run: ({ read, signedIn }, { place }) => savedViews(read, signedIn.staffId, place),
  }),
  save: command(saveView),
  remove: command(removeView),
})
