import { areaManners, rateManners } from '../../main/contract/settlement.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

const signed = ({ known }: Choice) =>
  known.rows<{ id: string }>(`select id from contract where state='signed' order by id`).slice(-4)

/** Clauses of contracts are entered, days waived and struck, sums reopened. */
export const settlementSteps = {
  settlementClauses(choice) {
    const { a, b, c, yes } = choice
    const one = pick(signed(choice), a)
    const delay = {
      base: 'paid',
      manner: pickFrom(rateManners, b),
      steps: [
        { fromDay: 1, rate: 100 },
        { fromDay: 2 + c, rate: 300 },
      ],
      cap: yes ? { of: 'price', share: 50_000 } : null,
    }
    const area = { manner: pickFrom(areaManners, c), limit: 30_000, unitPrice: yes ? null : 1_000_000 + b }
    return (
      one && {
        command: 'settlement.setClauses',
        input: { contractIds: [one.id], delay: b % 3 === 0 ? null : delay, area: c % 3 === 0 ? null : area },
      }
    )
  },
  settlementWaive(choice) {
    const { a, d, yes, word, known } = choice
    const waiver = pick(
      known.rows<{ id: string }>(
        'select id from settlement_waiver where struck_at is null order by id desc limit 3',
      ),
      a,
    )
    if (waiver && d % 3 === 0) return { command: 'settlement.strikeWaiver', input: { waiverId: waiver.id } }
    const one = pick(signed(choice), a)
    const until = yes ? '2026-02-10' : '2026-01-20'
    return (
      one && {
        command: 'settlement.waiveDays',
        input: { contractIds: [one.id], from: '2026-01-11', until, reason: word },
      }
    )
  },
  settlementFix(choice) {
    const { a, word, known } = choice
    const one = pick(signed(choice), a)
    if (!one) return undefined
    const about = { contractId: one.id, kind: 'area' }
    const [fixed] = known.rows(`select 1 from settlement_fixed where contract_id='${one.id}'`)
    if (fixed) return { command: 'settlement.reopen', input: { ...about, reason: word } }
    const [unmeasured] = known.rows<{ id: string }>(
      `select u.id from contract c join unit u on u.id=c.unit_id where c.id='${one.id}' and u.measured_area is null`,
    )
    const areas = { contractArea: 9_000, measuredArea: 9_000 }
    return unmeasured
      ? { command: 'estate.changeUnit', input: { unitId: unmeasured.id, changes: areas } }
      : { command: 'settlement.settle', input: { ...about, seen: 0, note: word } }
  },
} satisfies StepMakers
