/** Normalisers of single cells: each gives a value, or a reason, or a value with warnings. */
import type { Cell } from '../tabular/types.ts'
import { isPlaceholder, parsed, refused } from './reasons.ts'
import type { Parsed } from './reasons.ts'

export { parseDate, parseDateText } from './dates.ts'
export { idCheckCharacter, parseIdDocuments, parseIdNumber } from './id-document.ts'
export { roleOfText, splitPeople } from './people.ts'
export { parsePhones } from './phones.ts'
export type { Parsed } from './reasons.ts'

/** Square metres as integer hundredths: `94.56㎡` → 9456. Refuses what no unit has. */
export function parseArea(cell: Cell): Parsed<number> {
  if (cell.kind === 'error') return refused('import.cellError')
  // The usual cases, for every row of a large file.
  if (cell.text === '') return parsed<number>(undefined)
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(cell.text)) return parsed(Math.round(Number(cell.text) * 100))
  const text = cell.text
    .normalize('NFKC')
    .replace(/\s|,/g, '')
    .replace(/(?:平方米|平米|平方|m2|m²|㎡|平)$/i, '')
  if (text === '' || isPlaceholder(text)) return parsed<number>(undefined)
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= 0 && value < 1_000_000)) return refused('import.areaInvalid')
  return parsed(Math.round(value * 100))
}

/** `是`, `有`, `√`, `Y`, `1` and their opposites; anything else says nothing, with a warning. */
export function parseYesNo(cell: Cell): Parsed<boolean> {
  if (cell.kind === 'error') return refused('import.cellError')
  const text = cell.text.normalize('NFKC').trim()
  if (/^(?:是|有|对|√|✓|y|yes|true|1|顶[层楼]|带|临)$/i.test(text)) return parsed(true)
  if (/^(?:否|不是|无|没有|非|×|✗|x|n|no|false|0|不[带临])$/i.test(text)) return parsed(false)
  // Only now: elsewhere 无 says nothing.
  return text === '' || isPlaceholder(text)
    ? parsed<boolean>(undefined)
    : parsed<boolean>(undefined, 'import.yesNoUnknown')
}

/** Integer cents: `¥1,234,567.00`, `123.5万元`, `1234元`. */
export function parseMoney(cell: Cell): Parsed<number> {
  if (cell.kind === 'error') return refused('import.cellError')
  if (cell.text === '') return parsed<number>(undefined)
  const text = cell.text.normalize('NFKC').replace(/[\s,]|人民币|RMB|CNY|[¥￥]/gi, '')
  if (text === '' || isPlaceholder(text)) return parsed<number>(undefined)
  const match = /^(-?\d+(?:\.\d+)?)(万|亿)?元?整?$/.exec(text)
  if (!match?.[1]) return refused('import.moneyInvalid')
  const cents = Math.round(Number(match[1]) * (match[2] === '万' ? 1e6 : match[2] === '亿' ? 1e10 : 100))
  return Number.isSafeInteger(cents) ? parsed(cents) : refused('import.moneyInvalid')
}

/** Text of a cell, undefined where it is empty or says that there is nothing. */
export function plainText(cell: Cell | undefined): string | undefined {
  if (!cell || cell.text === '' || cell.kind === 'error' || isPlaceholder(cell.text)) return undefined
  return cell.text
}
