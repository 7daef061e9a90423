import { z } from 'zod'
import { action, query, router } from '../api/procedure.ts'
import { SwitchStationInput } from '../contract/station.ts'
import { asActor } from '../log/command.ts'
import { deviceProcedures } from './device-procedures.ts'
import { switchStation } from './setting.ts'
import { stationView } from './status.ts'

export const stationRouter = router({
  /** Whether the station is on, what is served, what is wrong. */
  status: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ core }) => stationView(core),
  }),
  /**
   * Switches the station of this computer and answers how it stands then; trouble is part of the answer, and what
   * serves goes on trying. Errors: `edit.changedMeanwhile`.
   */
  switch: action({
    permission: 'station.manage',
    input: SwitchStationInput,
    async run({ core, signedIn }, input) {
      await core.execute(switchStation, {
        actor: asActor(signedIn),
        input: { ...input, machine: core.machine },
      })
      await core.station.look()
      return stationView(core)
    },
  }),
  ...deviceProcedures,
})
