import { z } from 'zod'
import { command, publicAction, publicQuery, query, router } from '../api/procedure.ts'
import { SetUpInput } from '../contract/site.ts'
import { changeSiteCard } from './commands.ts'
import { readSite } from './queries.ts'

const nothing = z.object({}).optional()

export const siteRouter = router({
  /** What whoever reaches the desk may know: whether it is set up, its name and language. */
  state: publicQuery({
    input: nothing,
    run({ desk }) {
      const state = desk.state()
      const site = state === 'ready' && desk.core ? readSite(desk.core.read) : undefined
      return {
        state,
        site: site ? { code: site.code, name: site.name, language: site.language, demo: site.demo } : null,
      }
    },
  }),
  setUp: publicAction({ input: SetUpInput, run: ({ desk }, input) => desk.setUp(input) }),
  openWithRecoveryKey: publicAction({
    input: z.object({ recoveryKey: z.string().max(200) }),
    async run({ desk }, { recoveryKey }) {
      await desk.openWithRecoveryKey(recoveryKey)
      return { ok: true }
    },
  }),
  card: query({ permission: 'case.read', input: nothing, run: ({ read }) => readSite(read) ?? null }),
  changeCard: command(changeSiteCard),
})
