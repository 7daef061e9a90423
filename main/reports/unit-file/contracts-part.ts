import { contractEndReasonWords, contractFieldWords } from '../../contract/contract-words.ts'
import { type ContractField, contractFields, type ContractView, sumFields } from '../../contract/contracts.ts'
import { contractsOfHome } from '../../contracts/views.ts'
import { todayOf } from '../../site/queries.ts'
import { listPaper, wording } from './list-paper.ts'
import type { PaperContext, UnitFilePart } from './paper.ts'

/** Each contract of the home with what it says and what of it changed when. Whoever may export may see sums. */
export const contractsPart: UnitFilePart = {
  words: { zh: '合同', en: 'Contracts' },
  *papers(context) {
    const { job, printedAt } = context
    const reader = { sums: true, today: todayOf(job.read, printedAt) }
    const { say } = wording(context)
    for (const unitId of context.unitIds)
      for (const contract of contractsOfHome(job.read, reader, unitId))
        yield listPaper(context, {
          title: `${say('合同', 'Contract')} ${contract.number ?? contract.id.slice(-8)}`,
          columns: [say('项目', 'What'), say('内容', 'Says')],
          rows: [...saidBy(context, contract), ...changesOf(context, contract)],
          at: contract.recordedAt,
        })
  },
}

function saidBy(context: PaperContext, contract: ContractView): [string, string][] {
  const { language } = context
  const { say } = wording(context)
  const names = contract.buyers.map(({ name }) => name ?? '—').join(language === 'zh' ? '、' : ', ')
  const fields = contractFields.flatMap((field): [string, string][] => {
    const text = field === 'buyers' ? names : shown(field, contract[field])
    return text === '' ? [] : [[contractFieldWords[field][language], text]]
  })
  if (contract.endReason === null) return fields
  const ended = [contract.endedOn, contractEndReasonWords[contract.endReason][language], contract.endNote]
  return [...fields, [say('已结束', 'Ended'), ended.filter(Boolean).join(' · ')]]
}

/** Its story, oldest first: the steps that changed something. */
function changesOf(context: PaperContext, { steps }: ContractView): [string, string][] {
  const { time } = wording(context)
  return steps
    .filter(({ changes }) => changes.length > 0)
    .toReversed()
    .map(({ at, actorName, note, changes }) => [
      [time(at), actorName].filter(Boolean).join(' '),
      [
        ...changes.map(
          ({ field, from, to }) =>
            `${contractFieldWords[field][context.language]}: ${shown(field, from) || '—'} → ${shown(field, to) || '—'}`,
        ),
        note,
      ]
        .filter(Boolean)
        .join('; '),
    ])
}

function shown(field: ContractField, value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (sumFields.has(field))
    return `¥${(value / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  // Millionths of the price.
  return field === 'penaltyRate' || field === 'penaltyCap' ? `${value / 10_000} %` : String(value)
}
