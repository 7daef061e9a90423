import { command, query, router } from '../api/procedure.ts'
import { WatchListInput } from '../contract/season-watch.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './watch-list-commands.ts'
import { watchList } from './watch-list-queries.ts'

/** Homes and stacks to look after before and in the rain. */
export const seasonWatchRouter = router({
  list: query({
    permission: 'case.read',
    input: WatchListInput,
    run({ read, core }, input) {
      const now = core.environment.now()
      return watchList(read, input, { now, today: todayOf(read, now) })
    },
  }),
  add: command(commands.addToWatchList),
  remove: command(commands.removeFromWatchList),
  forget: command(commands.forgetWatch),
  setWindward: command(commands.setWindward),
})
