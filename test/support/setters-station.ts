import { uuidv7 } from 'uuidv7'
import { systemActor } from '../../main/desk/core.ts'
import { pairDevice } from '../../main/station/commands.ts'
import type { Setting, SettingSite } from './setters.ts'

const whole = (choices: Setting['start'][]) => choices.map(says => ({ input: says, says }))

/** What of the station and its devices is set at one stroke, see `setters.ts`. */
export const stationSettings: Readonly<Record<string, (site: SettingSite) => Promise<Setting>>> = {
  'station.changeDevice': async ({ test, actor }) => {
    const deviceId = uuidv7()
    const device = {
      deviceId,
      kind: 'tablet' as const,
      limit: null,
      name: '大厅平板',
      pairedBy: actor.staffId,
    }
    const input = { ...device, hash: deviceId.padEnd(43, 'x') }
    await test.core.execute(pairDevice, { actor: systemActor, input })
    return {
      thing: { deviceId },
      start: { name: '大厅平板', limit: null, idleMinutes: null },
      choices: whole([
        { name: '二楼平板', limit: 'clerk', idleMinutes: 2 },
        { name: '二楼平板', limit: null, idleMinutes: null },
        { name: '验房平板', limit: 'specialist', idleMinutes: 30 },
      ]),
      merges: true,
    }
  },
  'station.switch': async ({ test }) => ({
    thing: { machine: test.core.machine },
    start: { on: false, network: null, port: 8443 },
    choices: whole([
      { on: true, network: null, port: 8443 },
      { on: true, network: null, port: 9443 },
      { on: false, network: null, port: 9443 },
    ]),
  }),
}
