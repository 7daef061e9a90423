/** Recording one case, its own transaction, synchronous FULL: the desk beside the raw driver with the same rows. */
import { cpSync, rmSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { receiveCase } from '../../../main/cases/commands.ts'
import { allCategories } from '../../../main/contract/profile.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import { databaseFileOf } from '../../../main/desk/core.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { listStaff } from '../../../main/staff/queries.ts'
import { openBenchDesk, scratchPlace } from '../data/place.ts'
import { phone, randomFrom, textMaker } from '../search-texts.ts'
import { median, report } from './figure.ts'
import { givenPlace } from './place.ts'
import { rawRecorder } from './raw-record.ts'

const rounds = 20
const perRound = 25
/** Rounds before, until the engine has compiled what a desk runs all day: a thousand cases. */
const warmUp = 40

// The raw driver writes into a database of its own that holds the same rows all the time.
const [place, twin] = [scratchPlace(), scratchPlace()]
for (const { folder } of [place, twin]) cpSync(givenPlace().folder, folder, { recursive: true })
try {
  const desk = await openBenchDesk(place)
  const core = desk.requireCore()
  const member = listStaff(core.read).find(one => one.role === 'clerk')
  if (!member) throw new Error('the generated desk has no clerk')
  const homes = core.read.all<{ unitId: string; personId: string; name: string }>(
    `select o.unit_id as "unitId", p.id as "personId", p.name as name from person p
       join occupancy o on o.person_id = p.id limit 5000`,
  )
  const connection = openConnection({ file: databaseFileOf(twin.dataFolder), key: core.keys.database })
  const raw = rawRecorder(connection, core.read)
  const random = randomFrom(11)
  const makeText = textMaker(random)
  const desks: number[] = []
  const raws: number[] = []

  // Any matter of the tree in turn, as they come to a desk. A case that joins a collective warning costs more.
  const matters = allCategories(profileOf(core.read)).filter(({ path }) => path.length > 1)
  let taken = 0

  const record = async () => {
    const matter = matters[taken % matters.length]
    taken += 1
    const home = homes[Math.floor(random() * homes.length)]
    const input = {
      caseId: uuidv7(),
      channel: 'phone' as const,
      kind: 'repair' as const,
      category: [...(matter?.path ?? [])],
      emergency: false,
      unitId: home?.unitId ?? null,
      personId: home?.personId ?? null,
      room: null,
      callerName: home?.name ?? '王',
      callerPhone: phone(random),
      text: makeText(),
    }
    const start = performance.now()
    await core.execute(receiveCase, { actor: { staffId: member.id, role: member.role }, input })
    return performance.now() - start
  }

  for (let round = -warmUp; round < rounds; round++) {
    const before = core.head()?.position ?? 0
    const recorded: number[] = []
    for (let count = 0; count < perRound; count++) recorded.push(await record())
    const written = raw(before)
    if (round < 0) continue
    desks.push(...recorded)
    raws.push(...written)
  }
  connection.close()
  await desk.close()
  const [deskTime, rawTime] = [median(desks), median(raws)]
  report([
    {
      what: 'record one case (log, tables, search; through the writer thread)',
      unit: 'per second',
      measured: 1_000 / deskTime,
      raw: 1_000 / rawTime,
      wanted: '≥ 0.5 × raw',
      good: rawTime / deskTime >= 0.5,
    },
  ])
} finally {
  for (const { folder } of [place, twin]) rmSync(folder, { recursive: true, force: true })
}
