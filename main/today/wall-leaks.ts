import type { CaseRow } from '../contract/case-views.ts'
import { leakStages, stageOfState } from '../contract/leak-stages.ts'
import { leakSeverities } from '../contract/leaks.ts'
import type { Profile } from '../contract/profile.ts'
import type { WallLeaks } from '../contract/wall.ts'
import type { ReadDatabase } from '../database/read.ts'
import { currentEmergencies, rainNow } from '../emergencies/queries.ts'
import { openLeaks, teams } from '../leaks/queries.ts'
import { runningStates } from '../leaks/rules.ts'

/** How many leaks and teams fit on a wall so that they are read from five metres. */
const mostLeaks = 8
const mostTeams = 8

/** What the wall shows while an emergency runs; null while none does. */
export function wallLeaks(read: ReadDatabase, profile: Profile, now: number): WallLeaks | null {
  const { running } = currentEmergencies(read, now)
  if (running.length === 0) return null
  const open = openLeaks(read, now)
  const wet = open.filter(leak => runningStates.includes(leak.state))
  const count = <Key extends string>(keys: readonly Key[], fits: (key: Key) => number) =>
    Object.fromEntries(keys.map(key => [key, fits(key)])) as Record<Key, number>
  return {
    emergencies: running.map(({ kind, level, startedAt }) => ({ kind, level, startedAt })),
    open: open.length,
    late: open.filter(leak => leak.contactDueAt <= now).length,
    stages: count(leakStages, stage => open.filter(leak => stageOfState[leak.state] === stage).length),
    severities: count(leakSeverities, severity => wet.filter(leak => leak.severity === severity).length),
    first: open.slice(0, mostLeaks).map(leak => ({
      number: leak.number.split('-').at(-1) ?? leak.number,
      kind: leak.kind,
      severity: leak.severity,
      state: leak.state,
      home: homeOnWall(leak, profile.wall.homes),
      teamName: leak.teamName,
      due: leak.due,
      onTop: leak.onTop,
    })),
    teams: teams(read)
      .filter(team => !team.retired)
      .sort((one, other) => other.load - one.load)
      .slice(0, mostTeams)
      .map(({ name, load, capacity }) => ({ name, load, capacity })),
    rain: rainNow(read, now),
  }
}

/** A home as the profile lets a wall show it. */
export function homeOnWall(
  { unitNumber, buildingName }: Pick<CaseRow, 'unitNumber' | 'buildingName'>,
  homes: Profile['wall']['homes'],
): string | null {
  if (homes === 'building' || unitNumber === null) return buildingName
  if (homes === 'full') return unitNumber
  // The floor may be guessed, the door may not; a number too short to have both shows nothing.
  const characters = Array.from(unitNumber)
  return characters.length <= 2 ? '**' : `${characters.slice(0, -2).join('')}**`
}
