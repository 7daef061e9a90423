import { costBearerWords, costKindWords } from '../../contract/loss-words.ts'
import type { Language } from '../../contract/errors.ts'
import { sourceKindWords } from '../../contract/leak-cluster-words.ts'
import type { ReportSection, ReportTable } from '../../contract/report-content.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { materialsShort, materialsUsed } from '../../season/material-queries.ts'
import { type LossSums, lossSums, type SourceSum } from '../losses/sums.ts'
import { sourceRows } from '../sources/views.ts'
import { blocksOf, type Say } from './content.ts'
import type { ReportScope } from './leaks.ts'

/** Most sources that are named; the sums above have all of them. */
const mostSources = 30

const text = (title: string) => ({ title, kind: 'text' as const })
const number = (title: string) => ({ title, kind: 'number' as const })
const money = (title: string) => ({ title, kind: 'money' as const })

/**
 * What a storm or a season cost, and the materials it took.
 * @param sums whether money may be shown; without it there are materials alone
 */
export function costSections(
  read: ReadDatabase,
  scope: ReportScope,
  { language, say, sums }: { readonly language: Language; readonly say: Say; readonly sums: boolean },
): ReportSection[] {
  const used = {
    heading: say('物资', 'Materials'),
    blocks: blocksOf([materials(read, scope, say), short(read, scope, say)]),
  }
  if (!sums) return [used]
  const all = lossSums(read, scope)
  return [
    {
      heading: say('费用与损失', 'Costs and damage'),
      blocks: [
        {
          kind: 'words',
          text: say(
            '已冲销、已作废的不计入。整个源头的费用只计一次。',
            'What was reversed or struck is not counted. What was spent on a source counts once.',
          ),
        },
        ...blocksOf([
          bearers(all, language, say),
          contractors(all, say),
          kinds(all, language, say),
          damages(all, say),
          sources(read, all, language, say),
        ]),
      ],
    },
    used,
  ]
}

function bearers({ bearers }: LossSums, language: Language, say: Say): ReportTable {
  return {
    name: say('费用按承担方', 'Costs by who bears them'),
    columns: [
      text(say('承担方', 'Borne by')),
      number(say('笔数', 'Costs')),
      money(say('金额', 'Sum')),
      number(say('缺凭证', 'Without papers')),
    ],
    rows: bearers.map(row => [costBearerWords[row.bearer][language], row.costs, row.sum, row.unproven]),
    chart: {
      kind: 'rows',
      title: say('费用由谁承担', 'Who bears the costs'),
      label: 0,
      bars: [2],
    },
  }
}

const contractors = ({ contractors }: LossSums, say: Say): ReportTable => ({
  name: say('记施工单位账', 'On contractors’ accounts'),
  columns: [text(say('施工单位', 'Contractor')), number(say('笔数', 'Costs')), money(say('金额', 'Sum'))],
  rows: contractors.map(row => [row.name, row.costs, row.sum]),
})

const kinds = ({ kinds }: LossSums, language: Language, say: Say): ReportTable => ({
  name: say('费用按类别', 'Costs by kind'),
  columns: [text(say('类别', 'Kind')), number(say('笔数', 'Costs')), money(say('金额', 'Sum'))],
  rows: kinds.map(row => [costKindWords[row.kind][language], row.costs, row.sum]),
})

const damages = ({ damages }: LossSums, say: Say): ReportTable => ({
  name: say('受损物品', 'Damaged belongings'),
  columns: [
    number(say('件数', 'Belongings')),
    number(say('户数', 'Homes')),
    money(say('业主要求', 'Claimed')),
    money(say('商定', 'Agreed')),
    number(say('尚未商定', 'Nothing agreed yet')),
  ],
  rows:
    damages.things === 0
      ? []
      : [[damages.things, damages.homes, damages.claimed, damages.agreed, damages.open]],
})

function sources(read: ReadDatabase, { sources }: LossSums, language: Language, say: Say): ReportTable {
  const shown = sources.slice(0, mostSources)
  const rows = sourceRows(
    read,
    shown.map(({ sourceId }) => sourceId),
  )
  const nameOf = ({ sourceId }: SourceSum) => {
    const row = rows.get(sourceId)
    if (!row) return say('不明', 'not known')
    const [home] = row.homes
    if (row.homes.length === 1) return home?.unitNumber ?? home?.number ?? ''
    return [row.buildingName, sourceKindWords[row.kind][language], row.stacks.join(say('、', ', '))]
      .filter(Boolean)
      .join(' ')
  }
  return {
    name: say('费用按源头', 'Costs by source'),
    columns: [
      text(say('源头', 'Source')),
      number(say('户数', 'Homes')),
      money(say('费用', 'Costs')),
      money(say('业主要求', 'Claimed')),
      money(say('商定', 'Agreed')),
    ],
    rows: shown.map(row => [nameOf(row), row.homes, row.sum, row.claimed, row.agreed]),
  }
}

function materials(read: ReadDatabase, { from, until }: ReportScope, say: Say): ReportTable {
  return {
    name: say('用掉的物资', 'Materials used'),
    columns: [
      text(say('物资', 'Material')),
      text(say('单位', 'Counted in')),
      number(say('用掉', 'Used')),
      number(say('购入', 'Bought')),
      number(say('现存', 'In stock now')),
    ],
    rows: materialsUsed(read, from, until).map(row => [
      row.name,
      row.measure,
      row.used,
      row.bought,
      row.stock,
    ]),
  }
}

function short(read: ReadDatabase, { from, until }: ReportScope, say: Say): ReportTable {
  return {
    name: say('不够的物资', 'Materials that ran short'),
    columns: [
      text(say('物资', 'Material')),
      number(say('最少时', 'Least')),
      number(say('应有', 'Minimum')),
      { title: say('低于应有', 'Below minimum'), kind: 'time' },
      { title: say('用完', 'Nothing left'), kind: 'time' },
    ],
    rows: materialsShort(read, from, until).map(row => [
      row.name,
      row.least,
      row.minimum,
      row.lowAt,
      row.outAt,
    ]),
  }
}
