import { z } from 'zod'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { defaultPort, SwitchStationInput } from '../contract/station.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineTable, flag, integer, key, optionalText, type RowOf } from '../database/table.ts'
import { defineCommand } from '../log/command.ts'
import { defineOperation } from '../log/operation.ts'

/** How each computer that ever held these data was switched; local, so that a copy of them serves nobody by itself. */
export const stationSettingTable = defineTable('station_setting', {
  columns: {
    /** The computer, as hosts name it. */
    id: key(),
    is_on: flag(),
    network: optionalText(),
    port: integer(),
  },
})

/** How this computer was switched. */
export interface StationSetting {
  readonly on: boolean
  /** Null serves every private network. */
  readonly network: string | null
  readonly port: number
}

/** As it is on a computer where nobody ever switched anything. */
const off: StationSetting = { on: false, network: null, port: defaultPort }

/** @param machine this computer, see host/machine.ts */
export function stationSetting(read: ReadDatabase, machine: string): StationSetting {
  const row = read.get<RowOf<typeof stationSettingTable>>('select * from station_setting where id=?', [
    machine,
  ])
  return row ? { on: row.is_on === 1, network: row.network, port: row.port } : off
}

/** On the audit trail only: what is served is a matter of this computer. */
export const stationSwitched = defineOperation({
  type: 'station.switched',
  version: 1,
  aggregate: 'station',
  facts: z.object({ on: z.boolean(), network: z.string().nullable(), port: z.int() }),
  personal: z.object({}),
  apply() {},
})

/** Switches the station of this computer on or off; what serves looks at the setting. Errors: `edit.changedMeanwhile`. */
export const switchStation = defineCommand({
  name: 'station.switch',
  permission: 'station.manage',
  input: SwitchStationInput.extend({ machine: z.string().min(1).max(200) }),
  run(context, { machine, on, network, port, base }) {
    const before = stationSetting(context.read, machine)
    refuseUnseen(base, { on, network, port }, { ...before })
    context.local.put(stationSettingTable, { id: machine, is_on: on ? 1 : 0, network, port })
    const same = before.on === on && before.network === network && before.port === port
    if (!same) context.emit(stationSwitched, context.site.id, { facts: { on, network, port } })
  },
})
