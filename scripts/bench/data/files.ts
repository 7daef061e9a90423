import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Chance, chanceOf } from '../../../main/demo/random.ts'
import { commands as allCommands, reactions } from '../../../main/desk/domains.ts'
import { scanTable } from '../../../main/documents/tables.ts'
import { nodeMatchName } from '../../../main/estate/matching.ts'
import { estateNodeAdded } from '../../../main/estate/operations.ts'
import { type CommandDefinition, defineCommand } from '../../../main/log/command.ts'
import { textMaker } from '../search-texts.ts'
import { type CaseMaker, emitCases } from './cases.ts'
import { emitBuilding, emitStaff, type Home, unitsPerBuilding } from './estate.ts'
import { openFilling } from './filling.ts'
import { workOnCases } from './open.ts'
import * as papers from './papers.ts'
import { type BenchPlace, placeAt } from './place.ts'

/** How much of everything; raise `version` when the data changes. */
export interface FilesSize {
  readonly units: number
  readonly people: number
  readonly documents: number
  readonly cases: number
  readonly seed: number
}

const version = 2
const staffCount = 12
/** One house has so many homes, the others {@link unitsPerBuilding}. */
export const largestBuilding = 5_000
const from = Date.UTC(2018, 0, 1)
const until = Date.UTC(2026, 9, 1)
const working = 45 * 86_400_000
const openCases = 3_000
const fullestDocuments = 600
const fullestCases = 400
const scans = 10_000
const mostRegisters = 20_000
/** Papers come into a file over the years, a few at a time. */
const passes = 4
/** What is recorded in one transaction. */
const chunk = 10_000

export const filesPlace = ({ units, people, documents, cases, seed }: FilesSize): BenchPlace =>
  placeAt(
    join(
      tmpdir(),
      'clubhouse-desk-bench',
      `files-v${version}-${units}-${people}-${documents}-${cases}-${seed}`,
    ),
  )

/**
 * A desk with so many files of homes, the same for the same seed, made through the log. The stored files that
 * documents name are not there: what is measured here reads none of them.
 * @returns the place, and how long it took in seconds; undefined where it lay there already
 */
export async function generateFiles(
  size: FilesSize,
): Promise<{ readonly place: BenchPlace; readonly seconds: number | undefined }> {
  const known = filesPlace(size)
  const marker = join(known.folder, 'complete')
  if (existsSync(marker)) return { place: known, seconds: undefined }
  rmSync(known.folder, { recursive: true, force: true })
  const place = filesPlace(size)
  const started = performance.now()
  await fill(place, size)
  writeFileSync(marker, '')
  return { place, seconds: (performance.now() - started) / 1_000 }
}

async function fill(place: BenchPlace, size: FilesSize): Promise<void> {
  const chance = inOrder(chanceOf(size.seed))
  const homes: Home[] = []
  const staff: string[] = []
  const makeText = textMaker(() => chance.next())
  const maker: CaseMaker = { chance, homes, makeText, counters: new Map() }
  const spacing = (until - working - from) / size.cases
  const registers = Math.min(mostRegisters, size.units)
  const perHome = Math.floor((size.documents - fullestDocuments) / size.units)
  const Part = z.object({ first: z.int(), count: z.int() })
  const commands = [
    command('bench.estate', z.object({}), context => {
      staff.push(...emitStaff(context, chance, staffCount))
      const projectId = chance.id(context.now)
      const name = '测速花园'
      const matchName = nodeMatchName('project', name)
      context.emit(estateNodeAdded, projectId, {
        facts: { kind: 'project', parentId: null, name, matchName },
      })
      for (let building = 1; homes.length < size.units; building++) {
        const most = building === 1 ? largestBuilding : unitsPerBuilding
        const units = Math.min(most, size.units - homes.length)
        homes.push(...emitBuilding(context, chance, { projectId, building, units }))
      }
      papers.emitFullestHome(context, chance, homes)
    }),
    command('bench.people', z.object({ count: z.int() }), (context, { count }) => {
      papers.emitFurtherPeople(context, chance, homes, count)
    }),
    command('bench.contracts', Part, (context, { first, count }) => {
      papers.emitContracts(context, chance, homes.slice(first, first + count))
    }),
    ...Array.from({ length: passes }, (_, pass) =>
      command(`bench.documents.${pass}`, Part, (context, { first, count }) => {
        const [from, until] = [pass, pass + 1].map(part => Math.round((part / passes) * perHome))
        for (const home of homes.slice(first, first + count))
          papers.emitDocuments(context, chance, home, { first: from, until })
      }),
    ),
    command('bench.fullest', z.object({}), context => {
      const [home] = homes
      if (!home) throw new Error('no homes')
      papers.emitDocuments(context, chance, home, { until: fullestDocuments, files: 3 })
      emitCases(context, { ...maker, homes: [home] }, fullestCases, spacing)
    }),
    command('bench.registers', Part, (context, { first, count }) => {
      papers.emitRegisters(context, chance, { homes, first, count, makeText })
    }),
    command('bench.cases', z.object({ count: z.int() }), (context, { count }) => {
      emitCases(context, maker, count, spacing)
    }),
    command('bench.scans', z.object({}), context => {
      for (let index = 0; index < scans; index++)
        context.local.insert(scanTable, {
          id: chance.id(context.now + index),
          hash: Array.from({ length: 8 }, () =>
            chance.between(0, 0xff_ff_ff_ff).toString(16).padStart(8, '0'),
          ).join(''),
          size: 400_000,
          name: `scan${index}.jpg`,
          media_type: 'image/jpeg',
          pages: 1,
          doubt: null,
          source_key: null,
          taken_at: context.now + index,
          taken_by: null,
          state: 'waiting',
          document_id: null,
          split_from: null,
        })
    }),
  ]
  const filling = await openFilling(place, chance)
  const history = filling.writer(commands, [])
  const inParts = (name: string, total: number, step: number, at: (done: number) => number) => {
    for (let first = 0; first < total; first += step) {
      const count = Math.min(step, total - first)
      history.run(at(first + count), name, { first, count }, chance.pick(staff))
      if (process.stderr.isTTY) process.stderr.write(`\r${name} ${first} / ${total}  `)
    }
  }
  history.run(from, 'bench.estate', {})
  history.run(from, 'bench.people', { count: size.people - size.units }, chance.pick(staff))
  inParts('bench.contracts', size.units, chunk, () => from)
  const share = (done: number, of: number) => Math.floor(from + (done / of) * (until - working - from))
  const step = Math.floor(chunk / Math.max(1, Math.ceil(perHome / passes)))
  for (let pass = 0; pass < passes; pass++) {
    const at = (done: number) => share(pass * size.units + done, passes * size.units)
    inParts(`bench.documents.${pass}`, size.units, step, at)
  }
  inParts('bench.registers', registers, 2_000, done => share(done, registers))
  inParts('bench.cases', size.cases, chunk, done => Math.floor(from + done * spacing))
  history.run(until - working, 'bench.fullest', {}, chance.pick(staff))
  const present = filling.writer([...allCommands.values()], reactions)
  const work = {
    chance,
    homes,
    staff,
    makeText,
    from: until - working,
    until,
    run: (at: number, { name }: Pick<CommandDefinition, 'name'>, input: unknown, staffId: string) =>
      present.run(at, name, input, staffId),
  }
  workOnCases(work, Math.min(openCases, size.cases))
  history.run(until, 'bench.scans', {})
  filling.close()
}

/** Ids in the order in which they are made, as the program makes them: those of one moment count on. */
function inOrder(chance: Chance): Chance {
  let last = 0
  let count = 0
  return {
    ...chance,
    id(at) {
      const moment = Math.floor(at)
      count = moment === last ? count + 1 : 0
      last = moment
      const time = moment.toString(16).padStart(12, '0')
      const turn = count.toString(16).padStart(6, '0')
      const tail = chance.id(at).slice(-12)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${turn.slice(0, 3)}-8${turn.slice(3)}-${tail}`
    },
  }
}

function command<Input extends z.ZodType>(
  name: string,
  input: Input,
  run: (context: Parameters<CommandDefinition['run']>[0], input: z.output<Input>) => void,
): CommandDefinition {
  return defineCommand({ name, permission: 'system', input, run }) as unknown as CommandDefinition
}
