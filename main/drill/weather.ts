import type { EmergencyLevel } from '../contract/emergencies.ts'
import { changeLevel, endEmergency, startEmergency } from '../emergencies/commands.ts'
import { rainNow } from '../emergencies/queries.ts'
import { recordRain } from '../emergencies/rain-commands.ts'
import type { RainStretch } from './rain.ts'
import type { Stage } from './stage.ts'

const minute = 60_000
const hour = 60 * minute

/** Somebody reads the gauge every hour, starts the storm when it rains, follows its level, and ends it when it is over. */
export function watchWeather(
  { agenda, line, leader, clock, chance, core, witness }: Stage,
  rain: readonly RainStretch[],
  rainEnds: number,
): void {
  let emergencyId: string | null = null
  let level: EmergencyLevel | null = null
  const start = async () => {
    emergencyId = chance.id(clock.now)
    level = 'blue'
    await line.ask(startEmergency, leader, { emergencyId, kind: 'storm', level })
    witness.emergencyId = emergencyId
  }
  for (const { from, to, millimetres } of rain) {
    agenda.at(to + minute, async () => {
      const readingId = chance.id(clock.now)
      await line.ask(recordRain, leader, { readingId, from, to, millimetres })
      if (emergencyId === null && millimetres >= 0.5) await start()
      const reached = rainNow(core().read, clock.now).level
      if (emergencyId === null || reached === null || reached === level) return
      level = reached
      await line.ask(changeLevel, leader, { emergencyId, level })
    })
  }
  agenda.at(rainEnds + 2 * hour, async () => {
    if (emergencyId !== null) await line.ask(endEmergency, leader, { emergencyId })
  })
}
