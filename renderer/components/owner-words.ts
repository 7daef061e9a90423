import type { Language } from '../../main/contract/errors.ts'
import {
  movedOutWords,
  nodeWords,
  roleWords,
  tierWords,
  unitKindWords,
} from '../../main/contract/owner-words.ts'

/** Names of enumerations as the contract has them, which prints and exports use too. */
const named = (language: Language) => ({
  'role.owner': roleWords.owner[language],
  'role.co-owner': roleWords['co-owner'][language],
  'role.tenant': roleWords.tenant[language],
  'role.family': roleWords.family[language],
  'role.agent': roleWords.agent[language],
  movedOut: movedOutWords[language],
  'tier.ordinary': tierWords.ordinary[language],
  'tier.key': tierWords.key[language],
  'tier.dissatisfied': tierWords.dissatisfied[language],
  'unit.dwelling': unitKindWords.dwelling[language],
  'unit.shop': unitKindWords.shop[language],
  'unit.parking': unitKindWords.parking[language],
  'unit.other': unitKindWords.other[language],
  'node.project': nodeWords.project[language],
  'node.phase': nodeWords.phase[language],
  'node.building': nodeWords.building[language],
  'node.entrance': nodeWords.entrance[language],
})

/** What people and units are called, for every screen that shows them: `useTexts(ownerWords)`. */
export const ownerWords = {
  zh: {
    ...named('zh'),
    erased: '（信息已抹除）',
    phoneTail: '尾号 {tail}',
    openCases: '{count} 件未结',
    noOpenCases: '无未结案件',
    moreUnits: '另有 {count} 套',
    morePeople: '另有 {count} 人',
    empty: '未登记住户',
  },
  en: {
    ...named('en'),
    erased: '(data erased)',
    phoneTail: '…{tail}',
    openCases: '{count} open',
    noOpenCases: 'nothing open',
    moreUnits: '+{count}',
    morePeople: '+{count}',
    empty: 'nobody registered',
  },
} as const
