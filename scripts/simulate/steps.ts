import { attachFile } from '../../main/cases/commands.ts'
import { streamOf } from '../../test/support/fault-disk.ts'
import { attaching, opening, type Step, startHistory } from '../../test/support/histories.ts'
import { type StepName, stepNames } from '../../test/support/history-step.ts'
import type { Dice } from '../torture/random.ts'
import { type Computer, manager } from './computers.ts'
import { codeOf, type World } from './world.ts'

/** What mostly happens at a desk; anything else comes now and then. */
const usual: readonly StepName[] = [
  'receive',
  'receive',
  'note',
  'correct',
  'assign',
  'resolve',
  'close',
  'void',
  'restore',
  'registerPerson',
  'changePerson',
  'erase',
  'letterWrite',
  'siteCard',
  'incarnation',
]
const any = stepNames.filter(name => !attaching.has(name))
const words = ['漏水', 'Ünïcode', '"引号"', '👨‍👩‍👧', '换\n行', '', 'A']

function stepOf(dice: Dice): Step {
  const names = dice.chance(0.7) ? usual : any
  const n = () => dice.below(1_000)
  return {
    name: names[dice.below(names.length)] ?? 'receive',
    n: [n(), n(), n(), n()],
    word: words[dice.below(words.length)] ?? '',
    yes: dice.chance(0.5),
  }
}

/** People work at a desk for a while: real commands, some of them refused. */
export async function work(world: World, computer: Computer, count: number): Promise<void> {
  const fresh = computer.historian === undefined
  computer.historian ??= startHistory({
    core: computer.core,
    manager,
    setClock: at => void (computer.skew = at - world.nature.now),
  })
  const steps = [...(fresh ? opening : []), ...Array.from({ length: count }, () => stepOf(world.dice))]
  for (const step of steps) await computer.historian.take(step)
}

/** Attaches a photo to a case; there is none where there is no case. */
export async function photograph(world: World, { core }: Computer, bytes: number): Promise<void> {
  const found = core.read.get<{ id: string }>('select id from "case" order by id limit 1')
  if (!found) return
  const content = Buffer.alloc(bytes, `photo ${(world.nature.ids += 1)} `)
  const { hash, size } = await core.archive.store(streamOf(content), { maxBytes: bytes })
  const file = { fileId: core.environment.newId(), hash, size, name: '厨房.jpg', mediaType: 'image/jpeg' }
  try {
    await core.execute(attachFile, {
      actor: manager,
      input: { caseId: found.id, ...file, takenAt: null },
    })
  } catch (error) {
    // A case that is void takes none.
    codeOf(error)
  }
}
