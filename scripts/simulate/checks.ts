import { join } from 'node:path'
import { type ReadDatabase, readOver } from '../../main/database/read.ts'
import { type Connection, openConnection } from '../../main/database/sqlite.ts'
import { tables } from '../../main/desk/domains.ts'
import { keptFilesAfter } from '../../main/desk/kept-files.ts'
import { receiveParcel } from '../../main/hq/receive.ts'
import { openSitesArchive, sitesFolderOf } from '../../main/hq/site-data.ts'
import { compareTables } from '../../main/log/compare-tables.ts'
import type { LogRow } from '../../main/log/content.ts'
import { rebuiltTables } from '../../main/log/rebuild.ts'
import { codeOf, type Site, type World } from './world.ts'

/** What has to hold, looked at by nothing of the code that made it so. */

interface Look {
  readonly file: string
  readonly connection: Connection
  readonly read: ReadDatabase
}
const looks = new WeakMap<Site, Look>()

/** What headquarters holds of a site, over a connection that sees only what was committed. */
function replicaOf({ hq }: World, site: Site): ReadDatabase {
  const file = join(sitesFolderOf(hq.core.dataFolder), `${site.hqSiteId}.sqlite`)
  const known = looks.get(site)
  if (known?.file === file) return known.read
  known?.connection.close()
  const connection = openConnection({ file, key: hq.core.keys.database, readonly: true })
  const read = readOver(connection)
  looks.set(site, { file, connection, read })
  return read
}

/** To be called when the world ends. */
export function closeLooks(world: World): void {
  for (const site of world.sites) looks.get(site)?.connection.close()
}

const hashesAt = (read: ReadDatabase): Set<string> =>
  new Set(read.all<{ hash: string }>('select hash from operation').map(({ hash }) => hash))

/**
 * What a computer was told to be held is held. Asked after each receipt, and after headquarters was killed: by then a
 * receipt may have named what was not on the disk. Whoever was told by a headquarters of before a restore has to learn
 * of that first.
 */
export function checkAcknowledged(world: World, site: Site): void {
  const told = site.computers.filter(computer => site.told.get(computer) === world.era)
  if (told.length === 0) return
  const held = hashesAt(replicaOf(world, site))
  for (const { core, name } of told) {
    const lost = core.read
      .all<{ incarnation: string; sequence: number; hash: string }>(
        `select o.incarnation, o.sequence, o.hash from operation o join sync_end e on e.id=o.incarnation
          where o.sequence<=e.sequence order by o.position`,
      )
      .filter(({ hash }) => !held.has(hash))
    const [first] = lost
    if (first)
      world.problems.push(
        `${name} believes that headquarters holds ${lost.length} operations that it does not, from ${first.sequence}`,
      )
  }
}

/** A word for all that headquarters holds, in case nothing may have changed. */
export function contentOfHeadquarters(world: World): string {
  const { hq, sites } = world
  const parcels = hq.core.read.get<{ count: number }>('select count(*) as count from hq_parcel')?.count
  const logs = sites.map(site =>
    Object.values(
      replicaOf(world, site).get('select count(*), max(position), max(hash), count(salt) from operation') ??
        {},
    ),
  )
  return JSON.stringify([hq.core.head()?.position, parcels, logs])
}

const logOf = (read: ReadDatabase): readonly LogRow[] =>
  read.all<LogRow>('select * from operation order by position')

/** Everything that has to hold once everything got through. */
export async function checkAll(world: World): Promise<void> {
  for (const site of world.sites) {
    checkLogs(world, site)
    await checkFiles(world, site)
    if (!site.isSplit) checkTables(world, site)
  }
  await checkRepeats(world)
}

/** Byte for byte what each computer of the site recorded is there, and the copies are told apart. */
function checkLogs(world: World, site: Site): void {
  const kept = logOf(replicaOf(world, site))
  const held = new Map(kept.map(row => [row.hash, row]))
  const firsts = new Map<string, string>()
  for (const { core, name } of site.computers) {
    let missing = 0
    let other = 0
    for (const row of logOf(core.read)) {
      const there = held.get(row.hash)
      if (!there) missing += 1
      else if (!isSame(row, there, site.isSplit)) other += 1
      const place = `${row.incarnation} ${row.sequence}`
      const first = firsts.get(place)
      if (first !== undefined && first !== row.hash && !isForkKept(kept, row.incarnation))
        world.problems.push(`a fork of ${site.code} was not noticed`)
      firsts.set(place, row.hash)
    }
    if (missing > 0) world.problems.push(`${missing} operations of ${name} never reached headquarters`)
    if (other > 0) world.problems.push(`${other} operations of ${name} are not what it recorded`)
  }
}

const isForkKept = (kept: readonly LogRow[], incarnation: string): boolean =>
  kept.some(row => row.incarnation.startsWith(`${incarnation}+`))

/** What was erased by a copy whose operations are held back is erased there only, so words count where nothing is. */
function isSame(ours: LogRow, theirs: LogRow, isSplit: boolean): boolean {
  const compared = (row: LogRow) => ({
    ...row,
    position: 0,
    incarnation: row.incarnation.split('+')[0],
    ...(isSplit ? { personal: null, salt: null } : {}),
  })
  return JSON.stringify(compared(ours)) === JSON.stringify(compared(theirs))
}

/** Every file that a row of the site names and the site has is there. */
async function checkFiles({ hq, problems }: World, { code, computers }: Site): Promise<void> {
  const archive = openSitesArchive(hq.core)
  for (const { core } of computers)
    for (const { hash } of keptFilesAfter(core.read, '', 1_000))
      if ((await core.archive.has(hash)) && !(await archive.has(hash)))
        problems.push(`a file of ${code} never reached headquarters`)
}

/** The tables of headquarters are those of the site, and so are figures drawn from them. */
function checkTables(world: World, site: Site): void {
  const [computer] = site.computers
  if (!computer) return
  const there = replicaOf(world, site)
  const { differenceCount, differences } = compareTables(computer.core.read, there, rebuiltTables(tables))
  const [first] = differences
  if (first)
    world.problems.push(
      `tables of ${site.code} differ in ${differenceCount} rows: ${first.table} ${first.kind} ${first.columns?.join() ?? ''}`,
    )
  const [ours, theirs] = [figures(computer.core.read), figures(there)]
  if (ours !== theirs) world.problems.push(`figures of ${site.code}: ${ours} there, ${theirs} here`)
}

const figures = (read: ReadDatabase): string =>
  JSON.stringify(read.all('select state, count(*) as count from "case" group by state order by state'))

/** What came once comes again: nothing is taken twice. */
async function checkRepeats(world: World): Promise<void> {
  for (const site of world.sites) {
    const some = site.taken.filter(() => world.dice.chance(0.3)).slice(0, 4)
    if (some.length === 0) continue
    const before = everything(replicaOf(world, site))
    for (const file of some) {
      try {
        const { applied, gaps, forks } = await receiveParcel(world.hq.core, file)
        if (applied > 0 || gaps.length > 0 || forks.length > 0)
          world.problems.push(`a repeated parcel of ${site.code} was taken for a new one`)
      } catch (error) {
        const code = codeOf(error)
        if (code !== 'sync.keyRevoked' && code !== 'sync.unknownSite')
          world.problems.push(`a repeated parcel of ${site.code} was refused: ${code}`)
      }
    }
    if (everything(replicaOf(world, site)) !== before)
      world.problems.push(`a repeated parcel of ${site.code} changed something`)
  }
}

/** All rows of all tables that follow from the log, and the log. */
function everything(read: ReadDatabase): string {
  const names = ['operation', ...rebuiltTables(tables).map(({ name }) => name)]
  return JSON.stringify(names.map(name => read.all(`select * from "${name}" order by 1`)))
}
