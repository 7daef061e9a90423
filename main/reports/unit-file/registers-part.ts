import {
  conditionWords,
  letterDirectionWords,
  letterKindWords,
  letterStateWords,
  thingKindWords,
} from '../../contract/register-words.ts'
import type { LoanRow, ThingDetail } from '../../contract/lending.ts'
import { unitNumbers } from '../../estate/names.ts'
import { thingsOfHome } from '../../lending/home.ts'
import { thingDetail } from '../../lending/queries.ts'
import { type LetterOfHome, lettersOfUnits } from '../../letters/of-home.ts'
import { todayOf } from '../../site/queries.ts'
import { listPaper, wording } from './list-paper.ts'
import type { PaperContext, UnitFilePart } from './paper.ts'

/** Letters that belong to the home or name it, with their scans. */
export const lettersPart: UnitFilePart = {
  words: { zh: '往来函件', en: 'Letters' },
  *papers(context) {
    const { say, time } = wording(context)
    const { language } = context
    const letters = lettersOf(context)
    if (letters.length === 0) return
    yield listPaper(context, {
      title: say('函件登记', 'Letters'),
      columns: [
        say('编号', 'Number'),
        say('方向', 'In or out'),
        say('类别', 'Kind'),
        say('单位或个人', 'With'),
        say('标题', 'Subject'),
        say('日期', 'Date'),
        say('状态', 'State'),
        say('答复', 'Reply'),
      ],
      rows: letters.map(letter => [
        letter.number,
        letterDirectionWords[letter.direction][language],
        letterKindWords[letter.kind][language],
        letter.party,
        letter.subject,
        letter.dated ?? time(letter.issuedAt ?? letter.at),
        letterStateWords[letter.state][language],
        [letter.repliedOn, letter.reply].filter(Boolean).join(' '),
      ]),
      at: null,
    })
    for (const { number, id, files } of letters)
      for (const file of files)
        yield {
          path: [number ?? id.slice(-8), file.name ?? file.hash.slice(0, 12)],
          title: [number, file.name].filter(Boolean).join(' · '),
          at: file.attachedAt,
          source: { hash: file.hash },
        }
  },
}

function lettersOf({ job, unitIds }: PaperContext): LetterOfHome[] {
  return lettersOfUnits(job.read, unitIds, [...new Set(unitNumbers(job.read, unitIds).values())])
}

/** Papers, keys and other things of the home that are lent: where they are, who had them. */
export const lentPart: UnitFilePart = {
  words: { zh: '借阅与钥匙', en: 'Things lent' },
  *papers(context) {
    const { job, unitIds, printedAt, language } = context
    const { say, time } = wording(context)
    const today = todayOf(job.read, printedAt)
    const things = unitIds
      .flatMap(unitId => thingsOfHome.of(job.read, unitId))
      .map(id => thingDetail(job.read, id, today))
    if (things.length === 0) return
    const loanRow = (thing: ThingDetail, loan: LoanRow | null) => [
      thing.number,
      [thingKindWords[thing.kind][language], thing.name].filter(Boolean).join(' '),
      thing.place,
      conditionWords[thing.condition][language],
      loan && [loan.borrowerName, loan.phone].filter(Boolean).join(' '),
      loan && time(loan.lentAt),
      loan && loan.due,
      loan && time(loan.returnedAt),
    ]
    yield listPaper(context, {
      title: say('借阅登记', 'Things lent'),
      columns: [
        say('编号', 'Number'),
        say('物品', 'What'),
        say('存放处', 'Kept at'),
        say('状况', 'Condition'),
        say('借用人', 'Borrower'),
        say('借出', 'Lent'),
        say('应还', 'Due'),
        say('归还', 'Returned'),
      ],
      rows: things.flatMap(thing =>
        thing.loans.length === 0 ? [loanRow(thing, null)] : thing.loans.map(loan => loanRow(thing, loan)),
      ),
      at: null,
    })
    for (const thing of things)
      for (const file of [...thing.files, ...thing.loans.flatMap(({ files }) => files)])
        yield {
          path: [thing.number, file.name ?? file.hash.slice(0, 12)],
          title: [thing.number, file.name].filter(Boolean).join(' · '),
          at: null,
          source: { hash: file.hash },
        }
  },
}
