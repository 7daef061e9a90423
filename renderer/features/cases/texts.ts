import { texts as ofLinks } from './case/link-texts.ts'
import { texts as ofCase } from './case/texts.ts'
import { texts as ofList } from './list/texts.ts'
import { texts as ofPrint } from './print/texts.ts'

/** All texts of cases; the parts share many of them. */
export const texts = {
  zh: {
    usedAnswer: '统一说辞第 {version} 版',
    ...ofList.zh,
    ...ofCase.zh,
    ...ofLinks.zh,
    ...ofPrint.zh,
  },
  en: {
    usedAnswer: 'standard answer, version {version}',
    ...ofList.en,
    ...ofCase.en,
    ...ofLinks.en,
    ...ofPrint.en,
  },
} as const
