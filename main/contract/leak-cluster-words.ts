import type { ClusterBegin, ClusterEvidence, ClusterKind, ClusterQuestion } from './leak-clusters.ts'
import { leakWords } from './leak-words.ts'
import type { LeakEntry } from './leaks.ts'
import type { Words } from './words.ts'

/** What homes may have in common, in words. */
export const sourceKindWords = {
  roof: { zh: '屋面一片', en: 'Area of the roof' },
  riser: { zh: '立管', en: 'Riser' },
  facade: { zh: '外墙或窗户一线', en: 'Line of wall or windows' },
  'wet-room': { zh: '楼上厨卫', en: 'Wet room above' },
  basement: { zh: '地下室一片', en: 'Zone of the basement' },
  balcony: { zh: '阳台一线', en: 'Line of balconies' },
  single: { zh: '单独一户', en: 'A home alone' },
  unknown: { zh: '来源待查', en: 'Source not known' },
} as const satisfies Readonly<Record<ClusterKind, Words>>

/** Says the number of a unit. */
type UnitName = (unitId: string) => string
type Said<Coded extends { readonly code: string }> = {
  readonly [Code in Coded['code']]: Readonly<
    Record<'zh' | 'en', (coded: Extract<Coded, { readonly code: Code }>, unit: UnitName) => string>
  >
}

/** Most homes that are named one by one. */
const mostNamed = 8

const named = (units: readonly string[], unit: UnitName, language: 'zh' | 'en') => {
  const list = units
    .slice(0, mostNamed)
    .map(unit)
    .join(language === 'zh' ? '、' : ', ')
  if (units.length <= mostNamed) return list
  return language === 'zh' ? `${list} 等 ${units.length} 户` : `${list} and ${units.length - mostNamed} more`
}
const entryWord = (value: LeakEntry, language: 'zh' | 'en') => leakWords[`entry.${value}`][language]
const homes = (count: number) => (count === 1 ? '1 home' : `${count} homes`)
const say = (count: number) => (count === 1 ? 'says' : 'say')

function lasting(minutes: number, language: 'zh' | 'en'): string {
  const zh = language === 'zh'
  if (minutes < 2) return zh ? '一两分钟' : 'a minute or two'
  if (minutes < 90) return zh ? `${minutes} 分钟` : `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  if (hours < 48) return zh ? `${hours} 小时` : `${hours} hours`
  const days = Math.round(hours / 24)
  return zh ? `${days} 天` : `${days} days`
}

const evidence: Said<ClusterEvidence> = {
  place: {
    zh: ({ homes, stacks, highest, lowest }) =>
      `${homes} 户同在 ${stacks.join('、')} 位，${highest === lowest ? `${highest} 层` : `从 ${highest} 层到 ${lowest} 层`}`,
    en: ({ homes: count, stacks, highest, lowest }) =>
      `${homes(count)} of ${stacks.length === 1 ? 'stack' : 'stacks'} ${stacks.join(', ')}, ${highest === lowest ? `floor ${highest}` : `floors ${highest} to ${lowest}`}`,
  },
  within: {
    zh: ({ homes, minutes }) => `${homes} 户在 ${lasting(minutes, 'zh')}内先后报漏`,
    en: ({ homes: count, minutes }) => `${homes(count)} called within ${lasting(minutes, 'en')}`,
  },
  entry: {
    zh: ({ entry, units }, unit) => `${named(units, unit, 'zh')} 说是${entryWord(entry, 'zh')}`,
    en: ({ entry, units }, unit) =>
      `${named(units, unit, 'en')} ${say(units.length)}: ${entryWord(entry, 'en')}`,
  },
  rain: {
    zh: ({ millimetres, homes }) => `${homes} 户报漏时正在下雨，最大每小时 ${millimetres} 毫米`,
    en: ({ millimetres, homes: count }) =>
      `${homes(count)} called while it rained, up to ${millimetres} mm an hour`,
  },
  dry: {
    zh: ({ homes }) => `${homes} 户报漏时没有下雨，像是管道或用水引起`,
    en: ({ homes: count }) => `${homes(count)} called without rain, which points to pipes or used water`,
  },
  'severity-falls': {
    zh: ({ worst }, unit) => `${unit(worst)} 最严重，往下越来越轻`,
    en: ({ worst }, unit) => `Worst in ${unit(worst)}, less further down`,
  },
  silent: {
    zh: ({ units }, unit) => `夹在中间的 ${named(units, unit, 'zh')} 没有来电`,
    en: ({ units }, unit) => `${named(units, unit, 'en')} in between did not call`,
  },
  'entry-differs': {
    zh: ({ entry, units }, unit) => `${named(units, unit, 'zh')} 却说是${entryWord(entry, 'zh')}`,
    en: ({ entry, units }, unit) =>
      `But ${named(units, unit, 'en')} ${say(units.length)}: ${entryWord(entry, 'en')}`,
  },
  'entry-unknown': {
    zh: ({ units }, unit) => `${named(units, unit, 'zh')} 说不清从哪里进水`,
    en: ({ units }, unit) => `${named(units, unit, 'en')} cannot tell where the water comes in`,
  },
  late: {
    zh: ({ units, minutes }, unit) => `${named(units, unit, 'zh')} 晚了 ${lasting(minutes, 'zh')}才来电`,
    en: ({ units, minutes }, unit) => `${named(units, unit, 'en')} called ${lasting(minutes, 'en')} later`,
  },
  'earlier-leaks': {
    zh: ({ units }, unit) => `${named(units, unit, 'zh')} 以前就漏过，可能是自家的问题`,
    en: ({ units }, unit) => `${named(units, unit, 'en')} leaked before and may leak by themselves`,
  },
  'also-possible': {
    zh: ({ kind, percent }) => `也可能是${sourceKindWords[kind].zh}（${percent}%）`,
    en: ({ kind, percent }) => `May also be: ${sourceKindWords[kind].en} (${percent} %)`,
  },
  people: {
    zh: ({ reports }) => `工作人员确认这 ${reports} 起是同一个源头`,
    en: ({ reports }) => `Somebody here said that these ${reports} leaks are one`,
  },
  'out-of-reach': {
    zh: ({ units }, unit) => `这样的源头到不了 ${named(units, unit, 'zh')}`,
    en: ({ units }, unit) => `Such a source does not reach ${named(units, unit, 'en')}`,
  },
}

const questions: Said<ClusterQuestion> = {
  'ask-entry': {
    zh: ({ unitId }, unit) => `问 ${unit(unitId)}：水从哪里进来？`,
    en: ({ unitId }, unit) => `Ask ${unit(unitId)} where the water comes in`,
  },
  'ask-wet-too': {
    zh: ({ unitId }, unit) => `问 ${unit(unitId)}：家里有没有漏？`,
    en: ({ unitId }, unit) => `Ask ${unit(unitId)} whether it is wet there too`,
  },
  'ask-water-used': {
    zh: ({ unitId }, unit) => `问 ${unit(unitId)}：当时是否在用水（卫生间、厨房）？`,
    en: ({ unitId }, unit) => `Ask ${unit(unitId)} whether water was used there (bathroom, kitchen)`,
  },
  'ask-since': {
    zh: ({ unitId }, unit) => `问 ${unit(unitId)}：从什么时候开始漏？`,
    en: ({ unitId }, unit) => `Ask ${unit(unitId)} since when it leaks`,
  },
}

const begins: Said<ClusterBegin> = {
  'in-home': {
    zh: ({ unitId }, unit) => `从 ${unit(unitId)} 室内查起`,
    en: ({ unitId }, unit) => `Begin in ${unit(unitId)}`,
  },
  'roof-above': {
    zh: ({ units }, unit) => `从 ${named(units, unit, 'zh')} 上方的屋面查起`,
    en: ({ units }, unit) => `Begin on the roof above ${named(units, unit, 'en')}`,
  },
  'wall-above': {
    zh: ({ unitId }, unit) => `从 ${unit(unitId)} 上方的外墙查起`,
    en: ({ unitId }, unit) => `Begin outside, above ${unit(unitId)}`,
  },
  'basement-at': {
    zh: ({ units }, unit) => `从 ${named(units, unit, 'zh')} 一带查起`,
    en: ({ units }, unit) => `Begin around ${named(units, unit, 'en')}`,
  },
  unknown: { zh: () => '先逐户查看，再定从哪里查起', en: () => 'Look at the homes first' },
}

type Speak<Coded> = (coded: Coded, unit: UnitName) => string
/** Each entry is written for its own code; what is looked up by a code is that code's. */
const speakerOf = <Coded extends { readonly code: string }>(said: Said<Coded>, code: Coded['code']) =>
  said[code] as Readonly<Record<'zh' | 'en', Speak<Coded>>>

/** What speaks for or against a source. */
export const evidenceText = (coded: ClusterEvidence, unit: UnitName, language: 'zh' | 'en'): string =>
  speakerOf<ClusterEvidence>(evidence, coded.code)[language](coded, unit)
/** What would settle a doubt. */
export const questionText = (coded: ClusterQuestion, unit: UnitName, language: 'zh' | 'en'): string =>
  speakerOf<ClusterQuestion>(questions, coded.code)[language](coded, unit)
/** Where work begins. */
export const beginText = (coded: ClusterBegin, unit: UnitName, language: 'zh' | 'en'): string =>
  speakerOf<ClusterBegin>(begins, coded.code)[language](coded, unit)
