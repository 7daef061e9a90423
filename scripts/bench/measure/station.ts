/**
 * The station at its size: three desks, a wall, seven tablets and seven phones at once over TLS, each at an address of
 * its own, five commands a second, on a copy of the desk with many cases. The desk runs in a process of its own, the
 * phones in another, everybody else here; all of them share this computer.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deriveKey, openKeyring } from '../../../main/database/keyring.ts'
import { readOver } from '../../../main/database/read.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import { databaseFileOf } from '../../../main/desk/core.ts'
import { scratchPlace } from '../data/place.ts'
import { people, serveStation } from '../station/host.ts'
import { managerAt } from '../station/manager.ts'
import { gather, logins, type Party } from '../station/party.ts'
import { fetchFirstCopy } from '../station/standby.ts'
import { reached } from '../../../test/support/live-screen.ts'
import { atWork, type Done } from '../station/work.ts'
import { type Figure, median, percentile, report, within } from './figure.ts'
import { givenPlace } from './place.ts'

/** How long each part is measured, in milliseconds. */
const span = 20_000
/** Before the first part: pages are loaded, statements prepared. */
const warmUp = 8_000
/** Between two photos of a phone where people photograph as they do, in milliseconds. */
const usual = 5_000

const place = scratchPlace()
cpSync(givenPlace().folder, place.folder, { recursive: true })
const figures: Figure[] = []
try {
  const homes = await people(place, logins, 400)
  const host = await serveStation(place)
  let done: Done[] = []
  let party: Party | undefined
  try {
    const manager = await managerAt(host.loopback)
    party = await gather(host, manager)
    const work = await atWork(party, homes)
    await work.for(warmUp)

    const alone = await work.for(span)
    figures.push(commands('a command as its device sees it', alone))
    const [photographed, few] = await Promise.all([
      party.photograph(work.caseId, usual, span),
      work.for(span),
    ])
    figures.push(commands('the same while each phone brings a photo every 5 s', few))
    figures.push(
      within(
        spread('a photo of 3 to 6 MB into its case', photographed.photos),
        'ms',
        ...p95(photographed.photos, 10_000),
      ),
    )
    const [pressed, many] = await Promise.all([party.photograph(work.caseId, 0, span), work.for(span)])
    figures.push(commands('the same while seven phones send without a pause', many))
    done = [...alone, ...few]
    const measured = pressed.bytes / pressed.seconds / 1_000_000
    const raw = rawSlices(pressed.sizes) / 1_000_000
    figures.push({
      what: 'slices of photos, MB (raw: hashed, encrypted, written, synced)',
      unit: 'per second',
      measured,
      raw,
      wanted: '≥ 0.5 × raw',
      good: measured >= 0.5 * raw,
    })
    const line = await manager.invitation()
    const fetching = fetchFirstCopy(place.folder, line)
    const copied = await Promise.all([fetching, workWhile(work.for, fetching)])
    figures.push(commands('a command while a standby fetches a whole copy', copied[1]))
    figures.push({
      what: 'the whole copy on the standby',
      unit: 's',
      measured: copied[0],
      wanted: '',
      good: true,
    })
  } finally {
    party?.close()
    await host.stop()
  }
  figures.push(...(await onOtherScreens(party, done)))
} finally {
  rmSync(place.folder, { recursive: true, force: true })
}
report(figures)

/** Commands in parts of a second until something is over. */
async function workWhile(
  work: (millis: number) => Promise<readonly Done[]>,
  under: Promise<unknown>,
): Promise<Done[]> {
  const all: Done[] = []
  const over = new AbortController()
  const end = () => over.abort()
  under.then(end, end)
  while (!over.signal.aborted) all.push(...(await work(1_000)))
  return all
}

function spread(what: string, times: readonly number[]): string {
  return `${what}: p95 of ${times.length} (p50 ${median(times).toFixed(0)}, max ${Math.max(...times).toFixed(0)})`
}

function p95(times: readonly number[], most: number): [measured: number, most: number] {
  return [percentile(times, 0.95), most]
}

function commands(what: string, done: readonly Done[]): Figure {
  const times = done.map(({ took }) => took)
  return within(spread(what, times), 'ms', ...p95(times, 50))
}

/** The same bytes by the raw program, on the same disk. */
function rawSlices(sizes: readonly number[]): number {
  const script = fileURLToPath(new URL('../station/raw-slices.ts', import.meta.url))
  const child = spawnSync(process.execPath, [script, place.folder, sizes.join(',')], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return Number(child.stdout)
}

/** From a command's answer until others heard of it, and until everything on their screens was read behind it. */
async function onOtherScreens({ screens, desks }: Party, done: readonly Done[]): Promise<Figure[]> {
  // The file itself: a desk that has standbys asks them first whether they took its place.
  const key = deriveKey(await openKeyring(place), 'database')
  const connection = openConnection({ file: databaseFileOf(place.dataFolder), key, readonly: true })
  const positions = new Map(
    readOver(connection)
      .all<{ id: string; position: number }>(
        'select command_id as id, max(position) as position from operation group by command_id',
      )
      .map(({ id, position }) => [id, position]),
  )
  connection.close()
  const heard: number[] = []
  const shown: number[] = []
  for (const { commandId, by, answeredAt } of done)
    for (const [index, screen] of screens.entries()) {
      // The wall is the first of the screens.
      if (desks[index - 1] === by) continue
      const position = positions.get(commandId) ?? Number.POSITIVE_INFINITY
      heard.push(Math.max(0, (reached(screen.heard, position) ?? Number.POSITIVE_INFINITY) - answeredAt))
      shown.push(Math.max(0, (reached(screen.shown, position) ?? Number.POSITIVE_INFINITY) - answeredAt))
    }
  const [failure] = screens.flatMap(screen => screen.failures)
  if (failure !== undefined) throw failure
  const refreshes = screens.flatMap(screen => [...screen.refreshes])
  return [
    within(spread('another device hears of it', heard), 'ms', ...p95(heard, 300)),
    within(spread('an entry is on the other screens', shown), 'ms', ...p95(shown, 300)),
    within(spread('all that a screen shows asked again', refreshes), 'ms', ...p95(refreshes, 300)),
  ]
}
