import { z } from 'zod'
import { action, command, publicAction, publicQuery, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { SetUpInput } from '../contract/site.ts'
import { deviceKinds } from '../contract/station.ts'
import { changeSiteCard } from './commands.ts'
import { standbysToHear } from '../standby/known.ts'
import { readSite } from './queries.ts'

const nothing = z.object({}).optional()

export const siteRouter = router({
  /** What whoever reaches the desk may know: whether it is set up or how far the example is, its name and language. */
  state: publicQuery({
    input: nothing,
    devices: deviceKinds,
    async run({ desk, signedIn }) {
      const state = desk.state()
      const isAsking = state === 'asking'
      const site = (state === 'ready' || isAsking) && desk.core ? readSite(desk.core.read) : undefined
      return {
        state,
        site: site ? { code: site.code, name: site.name, language: site.language, demo: site.demo } : null,
        /** Its standby says nothing: nobody knows whether it took over. */
        standbyAway: state === 'ready' && desk.core ? (await standbysToHear(desk.core)).length > 0 : false,
        /** For how many seconds it may still be asked whether a standby took over, and whether somebody is signed in. */
        asking: isAsking
          ? { seconds: Math.ceil(desk.standby.askingFor() / 1000), signedIn: signedIn !== undefined }
          : null,
        preparing: desk.demoProgress() ?? null,
        /** A backup is being brought back right now. */
        restoring: desk.restoring()?.state === 'running',
      }
    },
  }),
  setUp: publicAction({ input: SetUpInput, run: ({ desk }, input) => desk.setUp(input) }),
  /** The example estate on an empty desk; answers with what to print and how to sign in. `state` tells how far it is. */
  startDemo: publicAction({ input: nothing, run: ({ desk }) => desk.startDemo() }),
  /** Empties a desk that holds the example estate; `confirm` is the site code, typed by the manager. */
  removeDemo: action({
    permission: 'settings.edit',
    input: z.object({ confirm: z.string().max(20) }),
    async run({ desk, read, setSession }, { confirm }) {
      const site = readSite(read)
      if (!site?.demo) throw new DeskError('demo.notDemo')
      if (confirm.trim().toUpperCase() !== site.code)
        throw new DeskError('demo.confirmWrong', { code: site.code })
      await desk.removeDemo()
      setSession(null)
      return { ok: true }
    },
  }),
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
