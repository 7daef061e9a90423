import type { AreaLine, DelayLine } from '../../../main/contract/settlement.ts'
import { formatMoney } from '../../app/format.ts'
import type { Translate } from '../../app/i18n.ts'
import type { texts } from './texts.ts'

type Say = Translate<typeof texts>

/** Millionths as percent: 100 is `0.01%`. */
export const percentOf = (millionths: number): string => `${millionths / 10_000}%`
const metres = (hundredths: number) => (hundredths / 100).toFixed(2)

/** A line of how a penalty comes about, in words. */
export function delayLineText(line: DelayLine, t: Say): string {
  switch (line.kind) {
    case 'on-time':
      return t('line.onTime', { promised: line.promisedOn, until: line.until })
    case 'late':
      return t('line.late', { from: line.from, until: line.until, days: line.days })
    case 'waived':
      return t('line.waived', { from: line.from, until: line.until, days: line.days })
    case 'counted':
      return t('line.counted', { days: line.days })
    case 'rate':
      return t('line.rate', {
        fromDay: line.fromDay,
        toDay: line.toDay,
        days: line.days,
        rate: percentOf(line.rate),
        of: t(`base.${line.of}`),
        base: formatMoney(line.base),
        sum: formatMoney(line.sum),
      })
    case 'cap':
      return t('line.cap', {
        of: t(`base.${line.of}`),
        base: formatMoney(line.base),
        share: percentOf(line.share),
        sum: formatMoney(line.sum),
      })
  }
}

/** A line of how a difference of areas is settled, in words. */
export function areaLineText(line: AreaLine, t: Say): string {
  switch (line.kind) {
    case 'difference':
      return t('line.difference', {
        contract: metres(line.contract),
        measured: metres(line.measured),
        difference: metres(line.difference),
        share: `${line.share / 100}%`,
      })
    case 'limit':
      return t('line.limit', { share: percentOf(line.share), area: metres(line.area) })
    case 'within':
      return t('line.within', {
        area: metres(line.area),
        unitPrice: formatMoney(line.unitPrice),
        sum: formatMoney(line.sum),
      })
    case 'beyond': {
      const said = {
        area: metres(line.area),
        unitPrice: formatMoney(line.unitPrice),
        sum: formatMoney(line.sum),
      }
      if (line.times === 0) return t('line.free', { area: said.area })
      return line.times === 2 ? t('line.double', said) : t('line.beyond', { ...said, times: line.times })
    }
    case 'may-cancel':
      return t('line.mayCancel')
    case 'not-settled':
      return t('line.notSettled')
  }
}

/** What a sum means for the owner. @param sum cents */
export function areaSumText(sum: number, t: Say): string {
  if (sum === 0) return t('nothing')
  return t(sum > 0 ? 'ownerPays' : 'ownerGets', { sum: formatMoney(Math.abs(sum)) })
}

export const delaySumText = (sum: number, t: Say): string =>
  sum === 0 ? t('nothing') : t('owed', { sum: formatMoney(sum) })
