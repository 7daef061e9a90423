import { allCategories, type Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'

/** The second-level category a path lies under, `leak/leak-roof`; undefined where it is not that exact. */
export function secondLevel(category: readonly string[]): string | undefined {
  const [first, second] = category
  return first !== undefined && second !== undefined ? `${first}/${second}` : undefined
}

/** Every stored path under a second-level category. */
export function pathsUnder(profile: Profile, second: string): string[] {
  const paths = allCategories(profile)
    .filter(({ path }) => secondLevel(path) === second)
    .map(({ path }) => path.join('/'))
  return paths.includes(second) ? paths : [second, ...paths]
}

/** A case with its home, as counting homes needs it. */
export interface HomeCase {
  readonly caseId: string
  readonly unitId: string
  readonly buildingId: string | null
  readonly receivedAt: number
}

/** Where homes are counted. */
export interface CollectiveScope {
  readonly scope: 'building' | 'project'
  readonly id: string
}

/** Fixed texts: every scope walks its own index, which answers without looking at a row unless there are enough. */
const statements = {
  building: statementsOn('building_id', 'case_collective'),
  project: statementsOn('project_id', 'case_collective_project'),
} as const

function statementsOn(column: string, index: string) {
  const where = `from "case" indexed by ${index} where ${column}=? and category in (select value from json_each(?))
    and received_at between ? and ? and unit_id is not null`
  return {
    units: `select count(distinct unit_id) as n ${where}`,
    rows: `select id as "caseId", unit_id as "unitId", building_id as "buildingId",
      received_at as "receivedAt" ${where} and state <> 'void'
      and kind in (select value from json_each(?)) order by received_at, id`,
  }
}

/** Which cases of homes are looked at. */
export interface HomeQuestion {
  /** Stored category paths. */
  readonly paths: readonly string[]
  readonly kinds: readonly string[]
  /** First and last moment of receipt, UTC milliseconds. */
  readonly from: number
  readonly until: number
  /** Where there are fewer different homes, the answer is empty. */
  readonly atLeast: number
}

/** Cases of homes, oldest first. Void cases do not count. */
export function homeCases(
  read: ReadDatabase,
  { scope, id }: CollectiveScope,
  { paths, kinds, from, until, atLeast }: HomeQuestion,
): HomeCase[] {
  const values = [id, JSON.stringify(paths), from, until]
  const { units, rows } = statements[scope]
  // Most often there are few: then nothing but the index is read.
  if ((read.get<{ n: number }>(units, values)?.n ?? 0) < atLeast) return []
  return read.all<HomeCase>(rows, [...values, JSON.stringify(kinds)])
}

/** How many cases of a home with one of these categories were received in a stretch of time. Void ones do not count. */
export function casesOfUnit(
  read: ReadDatabase,
  unitId: string,
  paths: readonly string[],
  from: number,
  until: number,
): number {
  return (
    read.get<{ n: number }>(
      `select count(*) as n from "case" indexed by case_unit where unit_id=? and received_at between ? and ?
         and category in (select value from json_each(?)) and state <> 'void'`,
      [unitId, from, until, JSON.stringify(paths)],
    )?.n ?? 0
  )
}

/** What the desk has to know of a case to judge by itself how grave it is. */
export interface JudgedCase {
  readonly id: string
  readonly kind: string
  readonly category: string
  readonly channel: string
  readonly state: string
  readonly emergency: 0 | 1
  readonly unitId: string | null
  readonly personId: string | null
  readonly buildingId: string | null
  readonly projectId: string | null
  readonly text: string | null
  readonly wish: string | null
  readonly receivedAt: number
  readonly level: number | null
  readonly assignee: string | null
  readonly levelBy: string | null
  readonly proposedLevel: number | null
  readonly proposedReason: string | null
  /** It came from an old register. */
  readonly imported: 0 | 1
}

export function judgedCase(read: ReadDatabase, caseId: string): JudgedCase | undefined {
  return read.get<JudgedCase>(
    `select id, kind, category, channel, state, emergency, unit_id as "unitId", person_id as "personId",
       building_id as "buildingId", project_id as "projectId", text, wish, received_at as "receivedAt",
       level, assignee, level_by as "levelBy", proposed_level as "proposedLevel", proposed_reason as "proposedReason",
       exists (select 1 from imported_case i where i.id="case".id) as imported
     from "case" where id=?`,
    [caseId],
  )
}
