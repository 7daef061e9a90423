import { array, assert as holds, integer, property, tuple, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AreaClause, areaByStatute, DelayClause } from '../../main/contract/settlement.ts'
import { areaFigure } from '../../main/settlement/area.ts'
import { delayFigure, type WaivedDays } from '../../main/settlement/delay.ts'
import { reckonArea, reckonDelay, type SettlementFacts } from '../../main/settlement/rules.ts'

/** A ten-thousandth a day up to the ninetieth, three behind it. */
const stepped: DelayClause = {
  base: 'paid',
  manner: 'each-day',
  steps: [
    { fromDay: 1, rate: 100 },
    { fromDay: 91, rate: 300 },
  ],
  cap: null,
}
const whole: DelayClause = { ...stepped, manner: 'whole-delay' }
const capped: DelayClause = { ...stepped, cap: { of: 'paid', share: 10_000 } }
const ofPrice: DelayClause = { ...stepped, base: 'price', cap: { of: 'price', share: 10_000 } }

const waiver = (from: string, until: string, id = from): WaivedDays => ({ id, from, until })
/** A million yuan paid of two. */
const bases = { paid: 100_000_000, price: 200_000_000 }
const yuan = (cents: number) => cents / 100
const delay = (clause: DelayClause, until: string, waived: readonly WaivedDays[] = []) =>
  delayFigure({ promisedOn: '2026-06-30', until, running: false, clause, bases, waived })

describe('the penalty for handing over late', () => {
  it.each([
    ['the promised day itself', stepped, '2026-06-30', [], 0, 0],
    ['before it', stepped, '2026-05-01', [], 0, 0],
    ['the day after', stepped, '2026-07-01', [], 1, 100],
    ['ten days', stepped, '2026-07-10', [], 10, 1_000],
    ['the last day of the first step', stepped, '2026-09-28', [], 90, 9_000],
    ['the first day of the second step', stepped, '2026-09-29', [], 91, 9_300],
    ['a hundred days', stepped, '2026-10-08', [], 100, 12_000],
    ['a hundred days, the higher rate from the first', whole, '2026-10-08', [], 100, 30_000],
    ['ninety days, where no higher rate is reached', whole, '2026-09-28', [], 90, 9_000],
    ['bounded by a hundredth', capped, '2026-10-08', [], 100, 10_000],
    ['below its bound', capped, '2026-07-10', [], 10, 1_000],
    ['of the whole price', ofPrice, '2026-07-10', [], 10, 2_000],
    ['of the whole price, bounded', ofPrice, '2026-12-31', [], 184, 20_000],
    ['fifteen days waived', stepped, '2026-10-08', [waiver('2026-07-11', '2026-07-25')], 100, 8_500],
    ['all days waived', stepped, '2026-07-10', [waiver('2026-01-01', '2026-12-31')], 10, 0],
    [
      'days that two waivers name, once',
      stepped,
      '2026-07-20',
      [waiver('2026-07-01', '2026-07-10'), waiver('2026-07-06', '2026-07-15')],
      20,
      500,
    ],
    ['days outside the delay', stepped, '2026-07-10', [waiver('2026-06-01', '2026-06-30')], 10, 1_000],
    ['over a leap day', stepped, '2028-03-01', [waiver('2026-07-01', '2028-02-27')], 610, 300],
  ] as const)('%s', (_, clause, until, waived, days, sum) => {
    const figure = delay(clause, until, waived)
    expect({ days: figure.days, sum: yuan(figure.sum) }).toEqual({ days, sum })
  })

  it('says step by step how it comes about', () => {
    expect(delay(capped, '2026-10-18', [waiver('2026-06-25', '2026-07-10', 'storm')]).lines).toEqual([
      { kind: 'late', from: '2026-07-01', until: '2026-10-18', days: 110 },
      { kind: 'waived', waiverId: 'storm', from: '2026-07-01', until: '2026-07-10', days: 10 },
      { kind: 'counted', days: 100 },
      {
        kind: 'rate',
        fromDay: 1,
        toDay: 90,
        days: 90,
        of: 'paid',
        base: 100_000_000,
        rate: 100,
        sum: 900_000,
      },
      {
        kind: 'rate',
        fromDay: 91,
        toDay: 100,
        days: 10,
        of: 'paid',
        base: 100_000_000,
        rate: 300,
        sum: 300_000,
      },
      { kind: 'cap', of: 'paid', base: 100_000_000, share: 10_000, sum: 1_000_000 },
    ])
  })

  it('is what a day by day count comes to, to the cent of each line', () => {
    const Steps = uniqueArray(integer({ min: 2, max: 400 }), { maxLength: 4 }).chain(days =>
      tuple(
        ...[1, ...days.sort((a, b) => a - b)].map(fromDay =>
          integer({ min: 0, max: 3_000 }).map(rate => ({ fromDay, rate })),
        ),
      ),
    )
    holds(
      property(
        Steps,
        integer({ min: 0, max: 900 }),
        integer({ min: 0, max: 1_000_000_000_000 }),
        array(tuple(integer({ min: -50, max: 900 }), integer({ min: 0, max: 80 })), {
          maxLength: 4,
        }),
        (steps, late, paid, spans) => {
          const dayAt = (number: number) =>
            new Date(Date.UTC(2026, 5, 30) + number * 86_400_000).toISOString().slice(0, 10)
          const clause = DelayClause.parse({ base: 'paid', manner: 'each-day', steps, cap: null })
          const figure = delayFigure({
            promisedOn: dayAt(0),
            until: dayAt(late),
            running: false,
            clause,
            bases: { paid, price: 0 },
            waived: spans.map(([from, length], at) => waiver(dayAt(from), dayAt(from + length), `${at}`)),
          })
          let exact = 0n
          let counted = 0
          for (let day = 1; day <= late; day += 1) {
            if (spans.some(([from, length]) => day >= from && day <= from + length)) continue
            counted += 1
            const at = counted
            exact += BigInt(paid) * BigInt(steps.filter(({ fromDay }) => fromDay <= at).at(-1)?.rate ?? 0)
          }
          const rates = figure.lines.filter(line => line.kind === 'rate')
          expect(figure.days - figure.waived).toBe(late === 0 ? 0 : counted)
          expect(figure.sum).toBe(rates.reduce((sum, line) => sum + line.sum, 0))
          const off = BigInt(figure.sum) * 1_000_000n - exact
          expect((off < 0n ? -off : off) <= 500_000n * BigInt(rates.length)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

/** A hundred square metres for a million yuan. */
const area = (measured: number, clause: Partial<AreaClause> = {}, contract = 10_000, price = 100_000_000) =>
  areaFigure({ contract, measured, price, clause: { ...areaByStatute, ...clause } })

describe('a home that is larger or smaller than its contract says', () => {
  it.each([
    ['as large', 10_000, {}, 0],
    ['larger within the limit: paid', 10_200, {}, 20_000],
    ['exactly at the limit: paid whole', 10_300, {}, 30_000],
    ['larger beyond the limit: the rest is free', 10_500, {}, 30_000],
    ['smaller within the limit: refunded', 9_800, {}, -20_000],
    ['exactly at the limit: refunded whole', 9_700, {}, -30_000],
    ['smaller beyond the limit: the rest refunded double', 9_500, {}, -70_000],
    ['every difference at the price', 10_500, { manner: 'at-price' }, 50_000],
    ['every difference at the price, smaller', 9_500, { manner: 'at-price' }, -50_000],
    ['not settled', 9_500, { manner: 'none' }, 0],
    ['a price of its own', 10_200, { unitPrice: 800_000 }, 16_000],
    ['another limit', 10_200, { limit: 10_000 }, 10_000],
  ] as const)('%s', (_, measured, clause, sum) => {
    expect(yuan(area(measured, clause).sum)).toBe(sum)
  })

  it('loses no cent where limit and price are no round figures', () => {
    const { sum, lines } = area(9_310, {}, 8_957, 123_456_789)
    // Three in a hundred of the price: 37,037.0367 yuan.
    expect(yuan(sum)).toBe(37_037.04)
    expect(lines).toEqual([
      { kind: 'difference', contract: 8_957, measured: 9_310, difference: 353, share: 39_411 },
      { kind: 'limit', share: 30_000, area: 26_871 },
      { kind: 'within', area: 26_871, unitPrice: 1_378_327, sum: 3_703_704 },
      { kind: 'beyond', area: 8_429, unitPrice: 1_378_327, times: 0, sum: 0 },
      { kind: 'may-cancel' },
    ])
  })

  it('adds up to its lines', () => {
    const size = integer({ min: 1, max: 100_000 })
    holds(
      property(size, size, integer({ min: 0, max: 10_000_000_000 }), (contract, measured, price) => {
        const { sum, lines } = area(measured, {}, contract, price)
        const parts = lines.flatMap(line => ('sum' in line ? [line.sum] : []))
        expect(sum).toBe(parts.reduce((all, one) => all + one, 0))
        expect(Math.sign(sum) * Math.sign(measured - contract)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('what is not known', () => {
  const known: SettlementFacts = {
    promisedOn: '2026-06-30',
    handedOverOn: null,
    paid: 100_000_000,
    price: 200_000_000,
    penaltyRate: 100,
    penaltyCap: 50_000,
    contractArea: 10_000,
    measuredArea: 10_100,
    delay: null,
    area: null,
    waived: [],
  }

  it('is reckoned to today where the home is not handed over, by what sales said', () => {
    const { figure } = reckonDelay(known, '2026-07-10')
    expect(figure).toMatchObject({ running: true, days: 10, sum: 100_000 })
  })

  it.each([
    [{ promisedOn: null }, ['promised']],
    [{ penaltyRate: null }, ['clause']],
    [{ paid: null }, ['paid']],
    [{ paid: null, price: null }, ['paid', 'price']],
    [{ promisedOn: null, penaltyRate: null }, ['promised', 'clause']],
  ] as const)('is named: %o', (lacking, missing) => {
    expect(reckonDelay({ ...known, ...lacking }, '2026-07-10')).toEqual({ figure: null, missing })
  })

  it('matters to nobody who is not late', () => {
    const { figure } = reckonDelay({ ...known, paid: null, penaltyRate: null }, '2026-06-30')
    expect(figure).toMatchObject({ days: 0, sum: 0 })
  })

  it.each([
    [{ contractArea: null, measuredArea: null }, ['contractArea', 'measuredArea']],
    [{ price: null }, ['price']],
  ] as const)('is named of areas: %o', (lacking, missing) => {
    expect(reckonArea({ ...known, ...lacking })).toEqual({ figure: null, missing })
  })

  it('a clause begins on the first day and climbs', () => {
    const steps = [{ fromDay: 2, rate: 1 }]
    expect(DelayClause.safeParse({ ...stepped, steps }).success).toBe(false)
    const twice = [{ fromDay: 1, rate: 1 }, ...steps, ...steps]
    expect(DelayClause.safeParse({ ...stepped, steps: twice }).success).toBe(false)
  })
})
