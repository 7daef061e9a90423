import { uuidv7 } from 'uuidv7'
import { unitStages } from '../../main/contract/unit-changes.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

/** Homes that stand for themselves, the latest few. */
const homes = ({ known }: Choice) =>
  known
    .rows<{ id: string; parentId: string; number: string }>(
      `select id, parent_id as "parentId", number from unit where merged_into is null order by id`,
    )
    .slice(-6)

/** Homes are merged, parted and moved with all that belongs to them, and all of it is taken back. */
export const unitSteps = {
  mergeUnits(choice) {
    const [gone, into] = [pick(homes(choice), choice.a), pick(homes(choice), choice.b)]
    return (
      gone &&
      into && {
        command: 'estate.mergeUnit',
        input: { changeId: uuidv7(), unitId: gone.id, into: into.id, reason: choice.word },
      }
    )
  },
  splitUnit(choice) {
    const { a, serial, yes, word, known } = choice
    const whole = pick(homes(choice), a)
    if (!whole) return undefined
    const unitId = uuidv7()
    const of = (table: string) =>
      known.rows<{ id: string }>(`select id from "${table}" where unit_id='${whole.id}' order by id`)
    const things = ['document', 'case', 'contract'].flatMap(thing =>
      of(thing)
        .slice(0, yes ? 2 : 1)
        .map(({ id }) => ({ thing, id })),
    )
    const people = known
      .rows<{ personId: string; role: string }>(
        `select person_id as "personId", role from occupancy where unit_id='${whole.id}' order by id`,
      )
      .slice(0, yes ? 1 : 0)
    return {
      command: 'estate.splitUnit',
      input: {
        changeId: uuidv7(),
        unitId: whole.id,
        part: {
          unitId,
          attributes: {
            kind: 'dwelling',
            number: `9-${serial}`,
            room: String(serial),
            floor: null,
            unitType: null,
            contractArea: null,
            measuredArea: null,
            orientation: null,
          },
        },
        people,
        things,
        reason: word,
      },
      done: () => known.units.push(unitId),
    }
  },
  moveUnit(choice) {
    const { a, serial, yes, node, word } = choice
    const home = pick(homes(choice), a)
    return (
      home &&
      node && {
        command: 'estate.moveUnit',
        input: {
          changeId: uuidv7(),
          unitId: home.id,
          parentId: node,
          ...(yes ? { number: `8-${serial}` } : {}),
          reason: word,
        },
      }
    )
  },
  undoUnitChange({ a, known }) {
    const changes = known.rows<{ id: string }>(
      'select id from unit_change where undone_at is null order by id desc limit 3',
    )
    const changeId = pick(changes, a)?.id
    return changeId && { command: 'estate.undoUnitChange', input: { changeId } }
  },
  setStage(choice) {
    const { a, b, yes, word } = choice
    const home = pick(homes(choice), a)
    return (
      home && {
        command: 'estate.setStage',
        input: { unitId: home.id, stage: yes ? pickFrom(unitStages, b) : null, reason: word },
      }
    )
  },
} satisfies StepMakers
