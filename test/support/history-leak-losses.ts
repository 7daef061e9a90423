import { uuidv7 } from 'uuidv7'
import { costBearers, costKinds } from '../../main/contract/leak-losses.ts'
import { sourceKinds } from '../../main/contract/leak-clusters.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

interface Row {
  readonly id: string
  readonly caseId: string
}
const leaks = ({ known }: Choice) =>
  known.rows<{ id: string }>('select id from leak order by id desc limit 4').map(({ id }) => id)
const filesOf = ({ known }: Choice, caseId: string) =>
  known
    .rows<{ id: string }>(`select id from case_file where case_id='${caseId}' order by id limit 2`)
    .map(({ id }) => id)
const latest = ({ a, known }: Choice, table: 'leak_damage' | 'leak_cost') =>
  pick(known.rows<Row>(`select id, case_id as "caseId" from ${table} order by at desc, id desc limit 3`), a)

/** What leaks damaged and cost, and which of them have one source. */
export const leakLossSteps = {
  leakDamage(choice) {
    const { b, c, d, yes, word, mark, known } = choice
    const damage = latest(choice, 'leak_damage')
    const caseId = damage && !yes ? damage.caseId : pick(leaks(choice), b)
    if (!caseId) return undefined
    const done = () => known.marks.get(caseId)?.push(mark)
    const files = filesOf(choice, caseId)
    if (!damage || yes) {
      const owner = { thing: word, room: null, claimed: c % 3 === 0 ? null : d * 100, words: word }
      return {
        command: 'leak.noteDamage',
        input: { caseId, damageId: uuidv7(), ...owner, photos: files },
        done,
      }
    }
    const steps = [
      { command: 'leak.agreeDamage', input: { caseId, damageId: damage.id, agreed: d % 4 ? d : null } },
      { command: 'leak.strikeDamage', input: { caseId, damageId: damage.id, reason: word }, done },
      { command: 'leak.showLoss', input: { caseId, of: 'damage', lossId: damage.id, files } },
    ]
    return pickFrom(steps, c)
  },
  leakCost(choice) {
    const { b, c, d, yes, word, mark, known } = choice
    const cost = latest(choice, 'leak_cost')
    const caseId = cost && !yes ? cost.caseId : pick(leaks(choice), b)
    if (!caseId) return undefined
    const done = () => known.marks.get(caseId)?.push(mark)
    const files = filesOf(choice, caseId)
    const contractor = pick(
      known.rows<{ id: string }>('select id from contractor order by id desc limit 3'),
      b,
    )
    const bearer = pickFrom(costBearers, contractor ? d : 1 + (d % 4))
    const charged = { bearer, contractorId: contractor?.id ?? null }
    if (!cost || yes) {
      const spent = { kind: pickFrom(costKinds, c), what: word, amount: 1 + d, ofSource: c % 2 === 0 }
      return {
        command: 'leak.noteCost',
        input: { caseId, costId: uuidv7(), ...spent, ...charged, evidence: files },
        done,
      }
    }
    const steps = [
      { command: 'leak.chargeCost', input: { caseId, costId: cost.id, ...charged } },
      { command: 'leak.reverseCost', input: { caseId, costId: cost.id, reason: word }, done },
      { command: 'leak.showLoss', input: { caseId, of: 'cost', lossId: cost.id, files } },
    ]
    return pickFrom(steps, c)
  },
  leakSource(choice) {
    const { a, b, c, known } = choice
    const [first, ...others] = leaks(choice)
    if (!first) return undefined
    const caseIds = [first, ...others]
    const decision = pick(
      known.rows<{ id: string }>('select id from leak_source_decision order by id desc limit 3'),
      a,
    )
    const team = pick(known.rows<{ id: string }>('select id from team order by id desc limit 3'), b)
    const work = { sourceId: first, caseIds }
    const steps = [
      { command: 'leakSource.decide', input: { kind: 'together', caseIds } },
      { command: 'leakSource.decide', input: { kind: 'apart', caseIds: [first], from: others } },
      { command: 'leakSource.decide', input: { kind: 'named', caseIds, source: pickFrom(sourceKinds, b) } },
      { command: 'leakSource.bringAlong', input: work },
      { command: 'leakSource.work', input: { ...work, step: 'advance', to: 'stopped' } },
      ...(decision ? [{ command: 'leakSource.takeBack', input: { decisionId: decision.id } }] : []),
      // Without words: what several households are told is erased with the last of them.
      ...(team
        ? [{ command: 'leakSource.work', input: { ...work, step: 'dispatch', teamId: team.id } }]
        : []),
    ]
    return pickFrom(steps, c)
  },
} satisfies StepMakers
