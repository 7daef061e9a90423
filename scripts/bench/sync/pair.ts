import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import * as happened from '../../../main/cases/operations.ts'
import { caseCounter, caseNumber } from '../../../main/cases/rules.ts'
import { type Chance, chanceOf } from '../../../main/demo/random.ts'
import { systemActor } from '../../../main/desk/core.ts'
import { nodeMatchName } from '../../../main/estate/matching.ts'
import { estateNodeAdded } from '../../../main/estate/operations.ts'
import { becomeHeadquarters, makeInvitation } from '../../../main/hq/invite.ts'
import { type CommandContext, type CommandDefinition, defineCommand } from '../../../main/log/command.ts'
import { monthStamp } from '../../../main/site/time.ts'
import { joinHeadquarters } from '../../../main/sync/join.ts'
import { categories, channels, kinds, siteCode, timeZone } from '../data/cases.ts'
import { emitBuilding, emitStaff, type Home, unitsPerBuilding } from '../data/estate.ts'
import { openFilling } from '../data/filling.ts'
import { type BenchPlace, benchPlace, openBenchDesk, placeAt, scratchPlace } from '../data/place.ts'
import { textMaker } from '../search-texts.ts'

/** A site and a headquarters that has heard nothing of it yet. */
export interface PairPlace {
  readonly folder: string
  readonly site: BenchPlace
  readonly hq: BenchPlace
}

const pairIn = (folder: string): PairPlace => ({
  folder,
  site: placeAt(join(folder, 'site')),
  hq: placeAt(join(folder, 'hq')),
})

/** The pair below a folder. */
export const givenPair = (): PairPlace => pairIn(process.argv[2] ?? '')

const people = 2_000
const from = Date.UTC(2024, 0, 1)
const apart = 240_000
/** Changes recorded in one transaction. */
const chunk = 20_000

/** A copy of a pair whose site has so many cases, each received, taken on and noted: made once, kept for later runs. */
export async function copyOfPair(records: number): Promise<PairPlace> {
  const kept = benchPlace({ cases: records, people: 0, seed: 6 }).folder
  const marker = join(kept, 'complete')
  if (!existsSync(marker)) {
    rmSync(kept, { recursive: true, force: true })
    await makePair(pairIn(kept), records)
    writeFileSync(marker, '')
  }
  const { folder } = scratchPlace()
  cpSync(kept, folder, { recursive: true })
  return pairIn(folder)
}

async function makePair({ site, hq }: PairPlace, records: number): Promise<void> {
  const chance = chanceOf(6)
  const filling = await openFilling(site, chance)
  const homes: Home[] = []
  const staff: string[] = []
  const changes = changesOf(chance, records)
  const history = caseHistory(chance, homes)
  const commands = [
    defineCommand({
      name: 'bench.people',
      permission: 'system',
      input: z.object({}),
      run(context) {
        staff.push(...emitStaff(context, chance, 12))
        const projectId = chance.id(from)
        const [kind, name] = ['project', '测速花园'] as const
        const facts = { kind, parentId: null, name, matchName: nodeMatchName(kind, name) }
        context.emit(estateNodeAdded, projectId, { facts })
        for (let building = 1; homes.length < people; building += 1) {
          const units = Math.min(unitsPerBuilding, people - homes.length)
          homes.push(...emitBuilding(context, chance, { projectId, building, units }))
        }
      },
    }),
    defineCommand({
      name: 'bench.changes',
      permission: 'system',
      input: z.object({ first: z.int() }),
      run(context, { first }) {
        for (const change of changes.slice(first, first + chunk)) history(context, change)
      },
    }),
  ] as unknown as CommandDefinition[]
  const writer = filling.writer(commands, [])
  writer.run(from, 'bench.people', {})
  for (let first = 0; first < changes.length; first += chunk)
    writer.run(from + Math.floor((first + chunk) / 3) * apart, 'bench.changes', { first }, staff[0])
  filling.close()

  const above = await openBenchDesk(hq, false)
  const password = 'eight ducks swim'
  await above.setUp({ code: 'HQ', name: '集团', managerName: '经理', login: 'manager', password })
  await becomeHeadquarters(above.requireCore(), '集团客服')
  const invitation = await makeInvitation(above.requireCore(), systemActor, {
    code: siteCode,
    name: '测速项目',
  })
  await above.close()
  const below = await openBenchDesk(site, false)
  await joinHeadquarters(below.requireCore(), systemActor, Buffer.from(JSON.stringify(invitation)))
  await below.close()
}

interface Change {
  readonly record: number
  readonly step: 'received' | 'started' | 'noted'
}

/** A case is taken on 1,200 to 4,000 cases after it came, and noted as much later again. */
function changesOf(chance: Chance, records: number): Change[] {
  const all: { readonly at: number; readonly change: Change }[] = []
  for (let record = 0; record < records; record += 1) {
    const started = record + 1_200 + chance.next() * 2_800
    const noted = started + 1_200 + chance.next() * 2_800
    all.push(
      { at: record, change: { record, step: 'received' } },
      { at: started, change: { record, step: 'started' } },
      { at: noted, change: { record, step: 'noted' } },
    )
  }
  return all.toSorted((one, other) => one.at - other.at).map(({ change }) => change)
}

function caseHistory(chance: Chance, homes: readonly Home[]) {
  const words = textMaker(() => chance.next())
  const makeText = (least: number, most: number) =>
    words().padEnd(least, '，请尽快').slice(0, chance.between(least, most))
  const counters = new Map<string, number>()
  const known = new Map<number, { readonly caseId: string; readonly home: Home }>()
  return (context: CommandContext, { record, step }: Change): void => {
    const there = known.get(record)
    if (there && step === 'started')
      context.emit(happened.caseHandlingStarted, there.caseId, {
        facts: { unitId: there.home.unitId, personId: there.home.personId },
      })
    else if (there)
      context.emit(happened.caseNoted, there.caseId, {
        facts: { unitId: there.home.unitId, personId: there.home.personId, kind: 'call' },
        personal: { text: makeText(18, 22) },
      })
    else {
      const home = chance.pick(homes)
      const caseId = chance.id(from + record * apart)
      known.set(record, { caseId, home })
      receive(context, { chance, home, caseId, counters, text: makeText(20, 60), at: from + record * apart })
    }
  }
}

interface Receipt {
  readonly chance: Chance
  readonly home: Home
  readonly caseId: string
  readonly counters: Map<string, number>
  readonly text: string
  readonly at: number
}

function receive(context: CommandContext, { chance, home, caseId, counters, text, at }: Receipt): void {
  const month = monthStamp(at, timeZone)
  const counter = caseCounter(month, '')
  const value = (counters.get(counter) ?? 0) + 1
  counters.set(counter, value)
  context.emit(happened.caseReceived, caseId, {
    facts: {
      number: caseNumber(siteCode, month, value, ''),
      counter: { id: counter, value },
      siteId: context.site.id,
      channel: chance.weighted(channels),
      kind: chance.weighted(kinds),
      category: [...chance.pick(categories)],
      emergency: chance.happens(0.02),
      unitId: home.unitId,
      buildingId: home.buildingId,
      projectId: home.projectId,
      personId: home.personId,
      room: null,
      receivedAt: at,
    },
    personal: { callerName: home.name, callerPhone: home.phone, text },
  })
}
